/** Words in the tags of the register that say that a household has a hard time with what stands on a screen or a phone (R6). */
const hardTimes =
  /独居|空巢|孤寡|高龄|老人|无智能|不用智能|行动不便|卧床|失能|失智|残疾|视障|盲|听障|聋|孕|alone|elderly|smartphone|disabled|blind|deaf|bedridden/i;

/** Whether somebody with these tags is called or visited before others. */
export function isVulnerable(tags: readonly string[]): boolean {
  return tags.some((tag) => hardTimes.test(tag));
}
