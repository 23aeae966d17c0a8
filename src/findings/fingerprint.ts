/**
 * The identity of a finding: rule, application, key and environments, nothing that moves (lines) or must not be shown
 * (values). Two findings with equal fingerprints are the same finding in two states of the repository.
 */
export function fingerprint(rule: string, application: string, key: string, environments: readonly string[]): string {
  return hash64([rule, application, key, [...environments].sort().join(' ')].join('\u0000'));
}

/** 64 bits as 16 hexadecimal digits: two multiplicative hashes with different seeds over the UTF-16 units, each mixed at the end. */
function hash64(text: string): string {
  let high = 0x9e3779b9;
  let low = 0x85ebca6b;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ unit, 0x5bd1e995);
    low ^= low >>> 13;
  }
  return hex(mix(high ^ text.length)) + hex(mix(low));
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function hex(value: number): string {
  return value.toString(16).padStart(8, '0');
}
