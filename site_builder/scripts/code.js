/** Check codes, as `curation/code.py` makes them: ten signs of Crockford's base 32 and a check sign of ISO 7064, MOD 37,36. */

const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CHECKED = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const LENGTH = 10;
const MISREAD = { I: "1", L: "1", O: "0" };

/**
 * The eleven signs a typed code stands for; empty where it is mistyped. Hyphens, spaces and small letters are as good as
 * what is printed, and so are I, L and O for 1, 1 and 0.
 * @param {string} typed
 */
export function signs(typed) {
  const plain = typed.replace(/[\s-]/g, "").toUpperCase();
  const body = plain.slice(0, LENGTH).replace(/[ILO]/g, (sign) => MISREAD[sign]);
  const whole = body + plain.slice(LENGTH);
  const right = whole.length === LENGTH + 1 && [...body].every((sign) => SIGNS.includes(sign)) && checks(whole);
  return right ? whole : "";
}

/** Whether the last sign is the check sign of those before. */
function checks(whole) {
  let sum = 36;
  for (const sign of whole.slice(0, -1)) {
    const value = CHECKED.indexOf(sign);
    if (value < 0) return false;
    sum = ((sum + value) % 36 || 36) * 2 % 37;
  }
  const last = CHECKED.indexOf(whole.at(-1));
  return last >= 0 && (sum + last) % 36 === 1;
}
