/** Reaching somebody: the phone numbers, addresses and links that people write into texts, as `curation/reach.py` finds them. */

import { all, pattern } from "./judge-pattern.js";

export const PHONE = "phone";
export const EMAIL = "email";
export const LINK = "link";
export const ACCOUNT = "account";

const ZERO = "nol|kosong|zero";
const DIGITS = String.raw`\d(?:[\s.()-]{0,2}\d){7}`;
const CALL = String.raw`(?:(?:hp|wa|telp?|telepon|tlp|sms|call|phone|whatsapp)\W{0,3})`;
const MOBILE = String.raw`${CALL}?\(?(?:\+?62[\s.()-]{0,2}|[0o][\s.-]?)8[\s.-]?[1-35-9](?:\)?[\s.-]?\d){7,10}`;
const AREA = String.raw`(?:\(0(?:2\d|[2-79]\d\d)\)\s?|0(?:2\d|[2-79]\d\d)[\s-]|(?:\+62[\s()-]{0,2}|${CALL}0)[2-79]\d{1,2}[\s)-]{0,2})`;
const FIXED = String.raw`${AREA}[2-9](?:[\s-]?\d){5,7}`;
const ABROAD = String.raw`\+(?!62)[1-9]\d{0,2}(?:[\s.()-]{0,2}\d){7,12}`;
const DIGIT = "(?:nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|zero|one|two|three|four|five|six|seven|eight|nine)";
const SPELLED = String.raw`(?<!\w)(?:${ZERO})(?:[\s,.-]+${DIGIT}){8,}(?!\w)`;
const NUMBER = String.raw`(?<!\w)(?<!\d[.,/-])(?:${MOBILE}|${FIXED}|${ABROAD})(?!\w)(?![.,/-]\d)`;
const PERMIT = "(?:nib|gtin|ean|sku|p-?irt|bpom|m[dl]|na|sni|halal|nkv|phd|idm|hs|npwp)";
const CODED = String.raw`(?:barcode|kode|code|izin|permit|batch|lot)(?:\W{1,3}\w+)?`;
const CODE = String.raw`(?<!\w)(?:${PERMIT}|${CODED})\W{0,3}(?:(?:no|nomor|number)\W{0,3})?\Z`;
const GAP = String.raw`[\s.()-]+`;
const MAIL = String.raw`[\w.+-]+(?:@|\s?(?:\(at\)|\[at\])\s?)[\w-]+(?:\.|\s?(?:\(dot\)|\[dot\])\s?)[a-z]{2,}`;
const ENDS = String.raw`(?:com|net|org|shop|store|info|biz|online|site|xyz|(?:(?:co|or|my|web|biz|go|ac)\.)?id)`;
const ADDRESS = String.raw`https?://\S+|(?<!\w)www\.\S+|(?<![\w@.])(?:wa|t)\.me/\S+|(?<![\w@.])(?:bit\.ly|linktr\.ee|shp\.ee|tokopedia\.link)/\S+`
  + String.raw`|(?<![\w@.])(?:[a-z0-9-]+\.)*[a-z0-9][a-z0-9-]+\.${ENDS}(?![\w-])(?:/\S*)?`;
const HANDLE = String.raw`(?<!\w)(?:(?:ig|fb|instagram|tiktok|facebook|telegram|twitter|youtube)\W{0,3}@[\w.]{3,}`
  + String.raw`|(?:ig|fb|instagram|tiktok|facebook)\s?[:=]\s?[\w.]{3,})`;
const NEAR = 24;

const digits = (text) => pattern("^\\d+$").test(text);

const known = new Map(), MANY = 100;

/** Every way to reach somebody that stands in a text: what it is, and the words. @param {string} text @returns {[string, string][]} */
export function reached(text) {
  if (known.size > MANY) known.clear();
  if (!known.has(text)) known.set(text, sought(text));
  return known.get(text);
}

function sought(text) {
  const found = [];
  if (pattern(DIGITS).test(text)) {
    for (const match of all(NUMBER, text, "i")) if (isNumber(match[0]) && !coded(text, match.index)) found.push([PHONE, match[0]]);
  }
  if (pattern(ZERO, "i").test(text)) for (const match of all(SPELLED, text, "i")) found.push([PHONE, match[0]]);
  if (pattern("@|\\(at\\)|\\[at\\]").test(text)) for (const match of all(MAIL, text, "i")) found.push([EMAIL, match[0]]);
  if (pattern("\\.[a-z]{2}|://", "i").test(text)) for (const match of all(ADDRESS, text, "i")) found.push([LINK, match[0]]);
  if (pattern("[@:=]").test(text)) for (const match of all(HANDLE, text, "i")) found.push([ACCOUNT, match[0]]);
  return found;
}

/** Whether the name of a permit or code stands before a number. */
function coded(text, at) {
  const code = pattern(CODE, "gi");
  code.lastIndex = Math.max(0, at - NEAR);
  return code.test(text.slice(0, at));
}

/** Whether digits stand in groups as in a phone number, not in pairs as in dates and times of day. */
function isNumber(written) {
  const bare = written.replace(pattern("^[()+]+|[()+]+$", "g"), "");
  const groups = bare.split(pattern(GAP)).filter(digits).slice(1);
  if (groups.length && groups.every((group) => group.length === 1)) return true;
  return groups.slice(0, -1).every((group) => group.length >= 3) && (!groups.length || groups.at(-1).length >= 2);
}
