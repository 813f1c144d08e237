import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import { sign } from './signs.ts';
import type { Words } from './words.ts';

/*
 * 🔊 with the phone's own voice, in the language of the page: where the phone has none for it, the button never appears.
 * Sentence by sentence, since some phones fall silent in the middle of a long one. Old enough for every phone that speaks.
 */
const script = `(function () {
  var voice = window.speechSynthesis, button = document.querySelector('[data-aloud]');
  if (!voice || !button || !window.SpeechSynthesisUtterance) return;
  var language = document.documentElement.lang, words = button.querySelector('span');
  var start = words.textContent, stop = button.getAttribute('data-stop'), left = 0;
  function mine() {
    return voice.getVoices().filter(function (one) {
      return one.lang.slice(0, 2).toLowerCase() === language.slice(0, 2);
    })[0];
  }
  function look() { if (mine()) button.hidden = false; }
  function quiet() { left = 0; words.textContent = start; voice.cancel(); }
  look();
  voice.onvoiceschanged = look;
  button.addEventListener('click', function () {
    if (left > 0) return quiet();
    var parts = [];
    document.querySelectorAll('[data-read]').forEach(function (line) {
      parts = parts.concat(line.textContent.match(/[^。！？!?]*[^。！？!?\\s][。！？!?]*/g) || []);
    });
    left = parts.length;
    words.textContent = stop;
    parts.forEach(function (part) {
      var said = new SpeechSynthesisUtterance(part);
      said.voice = mine();
      said.lang = said.voice.lang;
      said.rate = 0.9;
      said.onend = said.onerror = function () { if (left > 0 && --left === 0) quiet(); };
      voice.speak(said);
    });
  });
  window.addEventListener('pagehide', quiet);
})();`.replace(/\n\s*/g, '\n');

/** What a page's policy must allow for {@link readAloud}. */
export const readAloudSource = `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

const scriptElement = `<script>${script}</script>`;

/** The button; what it reads are the elements with `data-read`. */
export function readAloud(words: Pick<Words, 'readAloud' | 'readStop'>) {
  return html`<button class="aloud" type="button" data-aloud data-stop="${words.readStop}" hidden>
      ${sign('aloud')}<span>${words.readAloud}</span>
    </button>
    ${raw(scriptElement)}`;
}
