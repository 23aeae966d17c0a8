import fc from 'fast-check';
import { condition, indexedOrJoined, location, profile, weighted } from './generate-words.mjs';

const nothing = fc.constant([]);

/** Keys that config data processing reads: pairs of key and value. */
export function settings(variant) {
  const seldom = variant ? 1 : 8;
  const pairs = (percent, key, one) => weighted([100 - percent, nothing], [percent, indexedOrJoined(key, one)]);
  return (
    fc
      .tuple(
        pairs(33, 'spring.config.activate.on-profile', condition),
        pairs(30, 'spring.config.import', location),
        pairs(seldom, 'spring.profiles.active', profile),
        pairs(Math.ceil(seldom / 2), 'spring.profiles.include', profile),
        pairs(Math.ceil(seldom / 2), 'spring.profiles.default', profile),
        fc
          .constantFrom('p', 'q', 'r', 'Q', '[q]', '[a.b]')
          .chain((group) => pairs(12, `spring.profiles.group.${group}`, profile)),
        pairs(1, 'spring.profiles', condition),
        weighted(
          [90, nothing],
          [
            4,
            fc
              .constantFrom('kubernetes', 'none', 'cloud-foundry', 'heroku', 'CLOUD_FOUNDRY')
              .map((platform) => [['spring.config.activate.on-cloud-platform', platform]]),
          ],
          [
            1,
            fc
              .constantFrom('kubernetes', 'none', 'heroku', 'zz')
              .map((platform) => [['spring.main.cloud-platform', platform]]),
          ],
          [
            1,
            fc
              .constantFrom('spring.config.location', 'spring.config.name', 'spring.config.additional-location')
              .map((key) => [[key, 'e']]),
          ],
          [
            1,
            fc
              .constantFrom('spring.config', 'spring.config.activate', 'spring.profiles.group', 'spring.config.import')
              .map((key) => [[key, '']]),
          ],
          [
            3,
            fc.constantFrom(
              [['name', 'e']],
              [['my.loc', 'f.yml']],
              [['myLoc', 'g.properties']],
              [['NAME', 'f']],
              [['loc', 'classpath:f.yml']],
              [['prof', 'p']],
              [['my-name', 'q']],
            ),
          ],
        ),
      )
      .map(([first, ...others]) => [...first, ...others.flat()])
      // A document with a condition may say next to nothing about profiles; most of them should start.
      .map((all) =>
        all.some(([key]) => key.includes('activate'))
          ? all.filter(([key]) => !/^spring\.profiles\.(?:include|active|default)/i.test(key))
          : all,
      )
  );
}
