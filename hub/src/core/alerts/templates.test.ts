import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { alarmAlertSchema, alertLimits, hazards, type AlertMode } from '@louyu/contract/alarm';
import { alertTemplateListSchema } from '@louyu/contract/api/alerts';
import { languages, type Localized } from '@louyu/contract/primitives';
import { PlaceTree, type PlaceNode } from '../places/place-tree.ts';
import { alertContent, drillPrefix, endContent, withChange, type Saying } from './render.ts';
import { viewOf, type AlertTemplate } from './template.ts';
import { alertTemplates } from './templates.ts';

/** Names as long as staff may give them. */
const longest: Localized = { 'zh-CN': '长'.repeat(60), en: 'L'.repeat(120) };
const node = (id: string, parentId: string | null, kind: PlaceNode['kind'], name = longest): PlaceNode => ({
  id,
  siteId: 'site1',
  parentId,
  kind,
  name,
  position: 1,
});
const tree = new PlaceTree([
  node('site1', null, 'site'),
  node('b3', 'site1', 'building'),
  node('u1', 'b3', 'unit'),
  node('lobby', 'u1', 'spot'),
  node('b5', 'site1', 'building', { 'zh-CN': '5栋', en: 'Building 5' }),
  node('garage', 'b5', 'spot', { 'zh-CN': '地下车库', en: 'Garage' }),
]);

/** Every field as long as it may be, in both languages. */
function fullFields({ fields }: AlertTemplate): Saying['fields'] {
  return Object.fromEntries(
    fields.map(({ key, maxChars }) => [
      key,
      { 'zh-CN': '满'.repeat(maxChars), en: 'w'.repeat(Math.round(maxChars * 1.5)) },
    ]),
  );
}

function suggestedFields({ fields }: AlertTemplate, index: number): Saying['fields'] {
  return Object.fromEntries(
    fields.map(({ key, maxChars, suggestions = [] }) => [
      key,
      suggestions[index % Math.max(1, suggestions.length)] ?? {
        'zh-CN': '字'.repeat(Math.min(8, maxChars)),
        en: 'words',
      },
    ]),
  );
}

const each = alertTemplates.map((template) => [template.id, template] as const);
const modes: readonly AlertMode[] = ['real', 'drill'];

/** All that a template can say, with its fields as its suggestions have them and as long as they may be. */
function* sayings(template: AlertTemplate): Generator<Saying> {
  for (const mode of modes)
    for (const { severity } of template.severities)
      for (const whereId of ['lobby', 'garage', 'site1'])
        for (let index = 0; index < 8; index += 1)
          yield {
            template,
            mode,
            severity,
            fields: suggestedFields(template, index),
            whereId,
            whereWords: 'B1 '.repeat(13).trim(),
          };
}

describe('the templates', () => {
  it('are as the contract says, one at least for each hazard', () => {
    expect(v.parse(alertTemplateListSchema, alertTemplates.map(viewOf))).toHaveLength(10);
    expect(new Set(alertTemplates.map(({ hazard }) => hazard))).toEqual(new Set(hazards));
    expect(new Set(alertTemplates.map(({ id }) => id)).size).toBe(alertTemplates.length);
  });

  it('offer the four colours of the weather service as the severities of CAP', () => {
    const weather = alertTemplates.find(({ id }) => id === 'weather');
    expect(weather?.severities.map(({ severity, name }) => [severity, name['zh-CN']])).toEqual([
      ['extreme', '红色'],
      ['severe', '橙色'],
      ['moderate', '黄色'],
      ['minor', '蓝色'],
    ]);
  });

  it('keep their wording in the hub', () => {
    for (const template of alertTemplates) expect(viewOf(template)).not.toHaveProperty('wording');
  });
});

describe.each(each)('%s', (_, template) => {
  const alarm = v.object({ content: alarmAlertSchema.entries.content });

  it('fits the glass in both languages, with the longest names of places, real and as a drill', () => {
    for (const saying of sayings(template)) {
      const content = alertContent(saying, tree);
      expect(content, JSON.stringify(saying.fields)).not.toBeNull();
      if (content === null) continue;
      v.parse(alarm, { content });
      for (const language of languages) {
        const said = content[language];
        expect(said, language).toBeDefined();
        const limits = alertLimits[language];
        expect(said?.instruction.length).toBeLessThanOrEqual(limits.instructionMaxChars);
        for (const action of said?.actions ?? [])
          expect(action.length, action).toBeLessThanOrEqual(limits.actionMaxChars);
        expect(said?.where.length).toBeLessThanOrEqual(limits.whereMaxChars);
        expect(said?.where).not.toBe('');
      }
    }
  });

  it('says each end within the limits, and for a drill that it is over', () => {
    for (const saying of sayings(template))
      for (const ending of ['all-clear', 'false-alarm'] as const) {
        const before = alertContent(saying, tree);
        if (before === null) continue;
        const content = endContent(ending, saying, before);
        v.parse(alarm, { content });
        for (const language of languages) {
          const said = content[language];
          const limits = alertLimits[language];
          expect(said?.instruction.length, said?.instruction).toBeLessThanOrEqual(limits.instructionMaxChars);
          for (const action of said?.actions ?? [])
            expect(action.length).toBeLessThanOrEqual(limits.actionMaxChars);
          if (saying.mode === 'drill') expect(said?.instruction).toMatch(/^(演练|DRILL)/);
        }
      }
  });

  it('has the word of a drill before every sentence, and before none of a real one', () => {
    for (const saying of sayings(template)) {
      const plain = alertContent(saying, tree);
      const content =
        plain === null ? null : withChange(plain, { 'zh-CN': '水到 B2', en: 'Water at B2' }, saying.mode);
      for (const language of languages) {
        const said = content?.[language];
        for (const sentence of [said?.instruction, said?.change, ...(said?.actions ?? [])])
          expect(sentence?.startsWith(drillPrefix[language])).toBe(saying.mode === 'drill');
      }
    }
  });

  it('leaves no variable open, whatever is left empty', () => {
    const required = Object.fromEntries(
      Object.entries(fullFields(template)).filter(([key]) =>
        template.fields.some((field) => field.key === key && field.required),
      ),
    );
    for (const fields of [required, fullFields(template), suggestedFields(template, 0)]) {
      const [first] = template.severities;
      const saying: Saying = {
        template,
        mode: 'real',
        severity: first?.severity ?? 'severe',
        fields,
        whereId: 'lobby',
        whereWords: '',
      };
      const content = alertContent(saying, tree);
      expect(content).not.toBeNull();
      expect(JSON.stringify(content)).not.toMatch(/\{\w+\}/);
    }
  });
});
