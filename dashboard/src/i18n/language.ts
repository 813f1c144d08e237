import { languages, type Language } from '@louyu/contract/primitives';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

const storageKey = 'louyu.language';
const listeners = new Set<() => void>();
let current: Language = chosenLanguage() ?? browserLanguage();

/** The language that everything on the page is in now. */
export function language(): Language {
  return current;
}

/** The one that the page is not in. */
export function otherLanguage(): Language {
  return languages.find((known) => known !== current) ?? 'zh-CN';
}

/** What this person chose on this browser with the switch, if they did. */
export function chosenLanguage(): Language | undefined {
  const stored = localStorage.getItem(storageKey);
  return languages.find((known) => known === stored);
}

/** Changes the language of the page; a choice made by hand is kept for the next visit. */
export function setLanguage(next: Language, by: 'hand' | 'default'): void {
  if (by === 'hand') localStorage.setItem(storageKey, next);
  document.documentElement.lang = next;
  if (next === current) return;
  current = next;
  for (const listener of listeners) listener();
}

function browserLanguage(): Language {
  return navigator.language.startsWith('zh') ? 'zh-CN' : 'en';
}

class LanguageController implements ReactiveController {
  readonly #update: () => void;

  constructor(host: ReactiveControllerHost) {
    this.#update = () => host.requestUpdate();
    host.addController(this);
  }

  hostConnected(): void {
    listeners.add(this.#update);
  }

  hostDisconnected(): void {
    listeners.delete(this.#update);
  }
}

/** Renders an element anew whenever the language changes; called in the constructor of every element with words. */
export function followLanguage(host: ReactiveControllerHost): void {
  new LanguageController(host);
}
