import type { TemplateField } from '@louyu/contract/api/notices';
import type { Language } from '@louyu/contract/primitives';

/** A variable as it is stored, `start..restore.short`, and as people read it, `停水时间–预计恢复·短`. */
export interface TemplateVariable {
  readonly name: string;
  readonly words: string;
}

const formWords = {
  'zh-CN': { day: '日期', time: '时刻', short: '不带星期', moment: '' },
  en: { day: 'day', time: 'time', short: 'no weekday', moment: '' },
} as const;

/** All variables of a template, by what its fields are called. */
export function variablesOf(
  fields: readonly Pick<TemplateField, 'key' | 'type' | 'label'>[],
  language: Language,
): readonly TemplateVariable[] {
  const form = formWords[language];
  const named = fields.map(({ key, type, label }) => ({
    key,
    type,
    words: label[language] || label['zh-CN'],
  }));
  const moments = named.filter(({ type }) => type === 'moment');
  return named
    .filter(({ words }) => words !== '')
    .flatMap(({ key, type, words }) => {
      const plain = { name: key, words };
      if (type !== 'moment') return [plain];
      const later = moments.slice(moments.findIndex((each) => each.key === key) + 1);
      return [
        plain,
        { name: `${key}.day`, words: `${words}·${form.day}` },
        { name: `${key}.time`, words: `${words}·${form.time}` },
        { name: `${key}.short`, words: `${words}·${form.short}` },
        ...later.flatMap((end) => [
          { name: `${key}..${end.key}`, words: `${words}–${end.words}` },
          { name: `${key}..${end.key}.short`, words: `${words}–${end.words}·${form.short}` },
        ]),
      ];
    });
}

/** A text as people edit it: `{停水时间·日期}停水` for `{start.day}停水`. What names nothing stays as it is. */
export function withWords(text: string, variables: readonly TemplateVariable[]): string {
  return replaced(text, (inside) => {
    // `{start.moment}` is how a moment is said anyway.
    const name = inside.replace(/\.moment$/, '');
    return variables.find((variable) => variable.name === name)?.words;
  });
}

/** The text as it is stored. */
export function withNames(text: string, variables: readonly TemplateVariable[]): string {
  return replaced(text, (inside) => variables.find((variable) => variable.words === inside.trim())?.name);
}

function replaced(text: string, say: (inside: string) => string | undefined): string {
  return text.replace(/\{([^{}]*)\}/g, (whole, inside: string) => {
    const said = say(inside);
    return said === undefined ? whole : `{${said}}`;
  });
}
