import { css } from 'lit';

/**
 * What is real and what is an exercise, told apart by colour, by word and by pattern: real is plain red, an exercise is yellow
 * between black and yellow stripes, what waits for a second person is only outlined.
 */
export const alarmTones = css`
  .tone {
    border: 2px solid var(--alarm);
    background: var(--alarm);
    color: var(--on-alarm);
  }
  .tone.waiting {
    border-style: dashed;
    background: var(--alarm-tint);
    color: var(--alarm-ink);
  }
  .tone.drill {
    border-color: var(--on-drill);
    border-style: solid;
    background:
      repeating-linear-gradient(-45deg, var(--on-drill) 0 8px, var(--drill) 8px 16px) left / 16px 100%
        no-repeat,
      repeating-linear-gradient(-45deg, var(--on-drill) 0 8px, var(--drill) 8px 16px) right / 16px 100%
        no-repeat,
      var(--drill);
    color: var(--on-drill);
  }
  .tone.over {
    border-color: var(--line);
    background: var(--panel);
    color: var(--ink);
  }
`;
