import type { LifeSample } from '../support/kiosk-week.ts';

const width = 900;
const [left, right, panelHeight, gap, top] = [64, 32, 170, 62, 44];

interface Panel {
  readonly title: string;
  readonly unit: string;
  readonly of: (sample: LifeSample) => number;
}

const panels: readonly Panel[] = [
  {
    title: 'JavaScript heap after garbage collection',
    unit: 'MB',
    of: ({ heapBytes }) => heapBytes / 2 ** 20,
  },
  { title: 'Nodes of the document', unit: '', of: ({ nodes }) => nodes },
];

/** The curves of a display's life as a picture (SVG). The scales begin at nought, so that flat is flat. */
export function drawLife(samples: readonly LifeSample[]): string {
  const hours = Math.max(24, ...samples.map((sample) => sample.hours));
  const height = top + panels.length * (panelHeight + gap);
  const x = (hour: number) => left + (hour / hours) * (width - left - right);
  const days = Array.from({ length: Math.floor(hours / 24) + 1 }, (_, day) => day);
  const parts = panels.map((panel, index) => {
    const floor = top + index * (panelHeight + gap) + panelHeight;
    const step = niceStep(Math.max(...samples.map(panel.of)) * 1.25);
    const y = (value: number) => floor - (value / (step * 4)) * panelHeight;
    const points = samples.map((sample) => `${x(sample.hours).toFixed(1)},${y(panel.of(sample)).toFixed(1)}`);
    return [
      `<text x="${left}" y="${floor - panelHeight - 14}" class="title">${panel.title}</text>`,
      ...[0, 1, 2, 3, 4].map(
        (line) =>
          `<path d="M${left} ${y(line * step)}H${width - right}" class="grid"/>` +
          `<text x="${left - 8}" y="${y(line * step) + 4}" text-anchor="end">${line * step} ${panel.unit}</text>`,
      ),
      ...days.map(
        (day) => `<text x="${x(day * 24)}" y="${floor + 20}" text-anchor="middle">day ${day}</text>`,
      ),
      `<polyline points="${points.join(' ')}" class="curve"/>`,
    ].join('\n');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Memory of a display over ${Math.round(hours / 24)} days">
<style>
text { font: 13px system-ui, sans-serif; fill: #475569; }
.title { font-weight: 700; font-size: 15px; fill: #0f172a; }
.grid { stroke: #e2e8f0; stroke-width: 1; }
.curve { fill: none; stroke: #0369a1; stroke-width: 2.5; stroke-linejoin: round; }
</style>
<rect width="100%" height="100%" fill="#ffffff"/>
${parts.join('\n')}
</svg>
`;
}

/** A quarter of a scale that holds the value, as people count: 1, 2, 5, 10, 20 … */
function niceStep(most: number): number {
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
}
