const segmenter = 'Segmenter' in Intl ? new Intl.Segmenter('zh-CN', { granularity: 'word' }) : null;
const zeroWidthSpace = '\u200b';

/** Lets a title break between Chinese words, and inside them only where the browser does not know them (before Chrome 87). */
export function inPhrases(text: string): string {
  const parts = segmenter === null ? [...text] : [...segmenter.segment(text)].map((part) => part.segment);
  return parts.reduce(
    (phrase, part) =>
      phrase + (endsInHan.test(phrase) && beginsWithHan.test(part) ? zeroWidthSpace : '') + part,
    '',
  );
}

const endsInHan = /\p{Script=Han}$/u;
const beginsWithHan = /^\p{Script=Han}/u;

const months = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';
const dayAndMonth = new RegExp(`(\\d) (?=(?:${months})\\b)`, 'g');

/** Keeps on one line what is read as one: a range of times or numbers (9:00–18:00), a date (23 Nov), a word like e-bike. */
export function unbroken(text: string): string {
  return text
    .replace(dayAndMonth, '$1\u00a0')
    .replace(/(\d)–(?=\d)/g, '$1\u2060–\u2060')
    .replace(/\b([A-Za-z])-(?=\w)/g, '$1-\u2060');
}
