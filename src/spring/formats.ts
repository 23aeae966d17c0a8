/** The formats that a contract may ask of a value, each a predicate on the text of the property. */
import { toDataSize, toDuration } from './conversions.ts';
import { isCronExpression } from './cron-expression.ts';

/** The names of the formats, as a contract writes them. */
export const formats: Readonly<Record<string, (text: string) => boolean>> = {
  uri: isUri,
  url: isUrl,
  hostname: isHostname,
  'host-port': isHostPort,
  email: isEmail,
  duration: (text) => toDuration(text) !== undefined,
  'data-size': (text) => toDataSize(text) !== undefined,
  cron: isCronExpression,
  charset: isCharset,
  locale: isLocale,
  'class-name': isClassName,
};

/** An absolute URI by RFC 3986: a scheme, and no character that would have to be escaped. */
export function isUri(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[0-9a-f]{2}|[^\0-\x9f\s])+$/i.test(text);
}

/** A URI with a host, such as `https://pay.example.com:8443/v1`. */
export function isUrl(text: string): boolean {
  if (!isUri(text)) return false;
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(text)?.[1];
  if (authority === undefined) return false;
  const place = authority.slice(authority.lastIndexOf('@') + 1).replace(/:$/, '');
  return isHost(place) || isHostPort(place);
}

/** A host name by RFC 1123; an IPv4 address has the same form. */
export function isHostname(text: string): boolean {
  return text.length <= 253 && /^(?!-)[a-z0-9-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9-]{1,63}(?<!-))*\.?$/i.test(text);
}

/** `host:port`, the host possibly an IPv6 address in brackets. */
export function isHostPort(text: string): boolean {
  const colon = text.lastIndexOf(':');
  const port = text.slice(colon + 1);
  return colon > 0 && isHost(text.slice(0, colon)) && /^\d{1,5}$/.test(port) && Number(port) <= 65_535;
}

function isHost(text: string): boolean {
  // In-cluster names may have an underscore, which java.net.URL accepts too.
  if (text.length > 253) return false;
  return isHostname(text.replaceAll('_', 'a')) || /^\[[0-9a-f:.]*:[0-9a-f:.]*(?:%[\w.-]+)?\]$/i.test(text);
}

/** `local@domain` without quoted or commented parts. */
export function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@');
  return (
    /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/.test(text.slice(0, at)) && isHostname(text.slice(at + 1))
  );
}

const charset = new RegExp(
  `^(?:${[
    'utf[-_]?(?:8|16|32)(?:[-_]?[bl]e(?:[-_]bom)?)?',
    '(?:us-)?ascii',
    'latin-?(?:[1-59]|0)',
    'iso[-_]?8859[-_]?(?:[1-9]|1[0-6])',
    'iso-?2022-?(?:cn|jp|jp-2|kr)',
    'windows-(?:125[0-8]|31j|874|949|950)',
    '(?:x-)?(?:cp|ibm|ms)[-_]?\\d{2,5}',
    'cesu-?8|jis_x02(?:01|12-1990)|ibm-thai|(?:x-)?mac[a-z]+',
    'x-(?:big5|euc|ibm|iscii|iso|jis|johab|ms|pck|sjis|utf|windows)[a-z0-9_-]*',
    'koi8[-_](?:r|u)',
    'gb2312|gbk|gb18030|big5(?:-hkscs)?|euc[-_]?(?:jp|kr|cn|tw)|shift[-_]jis|sjis|johab|tis-?620',
  ].join('|')})$`,
  'i',
);

/** A character set that a Java runtime has under this name. */
export function isCharset(text: string): boolean {
  return charset.test(text);
}

/** A locale in either spelling: `de`, `de_CH`, `zh-Hant-TW`. */
export function isLocale(text: string): boolean {
  return /^[a-z]{2,8}(?:[-_][a-z]{4})?(?:[-_](?:[a-z]{2}|\d{3}))?(?:[-_#][a-z0-9]{1,8})*$/i.test(text);
}

/** The name of a Java class: identifiers joined with dots, nested classes with `$`. */
export function isClassName(text: string): boolean {
  return /^[\p{L}\p{Nl}_$][\p{L}\p{Nl}\p{Nd}_$]*(?:\.[\p{L}\p{Nl}_$][\p{L}\p{Nl}\p{Nd}_$]*)*$/u.test(text);
}
