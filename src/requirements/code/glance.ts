import { isOutsideProduction } from '../../applications/modules.ts';

/** What a look at the text of a source says, without reading it. */
export interface Glance {
  /** Worth parsing. */
  readonly asks: boolean;
  /** Sets `spring.config.name` or a location. */
  readonly configures: boolean;
}

/** Larger files are generated. */
export const largestFile = 2 * 1024 * 1024;

/** A file in which none of these occurs asks for no key, starts no application and says nothing about scans. */
const needles =
  /\$\{|[eE]nv(?:ironment)?(?:\(\))?\s*\.\s*getProperty|getRequiredProperty|resolveRequiredPlaceholders|ConfigurationProperties|@(?:[\w.]+\.)?(?:PropertySource|ConditionalOnProperty|SpringBootApplication|SpringBootConfiguration|SpringCloudApplication|ComponentScan|Import|ImportResource|Enable[A-Z])|runApplication|ApplicationContext\s*\(|SpringApplication|setDefaultProperties|System\s*\.\s*setProperty|IgnoreUnresolvablePlaceholders|Property(?:Sources)?PlaceholderConfigurer|WebApplicationInitializer|DispatcherServletInitializer|EnableAutoConfiguration/;

/** `${` that no annotation and no call can resolve: nearly every Kotlin template, and text of build scripts. */
const askers =
  /@(?:\w+:)?\[?\s*(?:[\w.]+\.)?(?:Value|Scheduled|Schedules|KafkaListener|RabbitListener|JmsListener|SqsListener|RetryableTopic|FeignClient|\w*Mapping|PropertySources?|ComponentScan|ImportResource|Resource|CrossOrigin|Scope|Transactional|interface)\b|annotation class/;

const configuredByCode = /spring\.config\.(?:name|(?:additional-)?location)\b/;

/** Of what stands before `src/main/`: a module has many sources. */
function isProduction(module: string): boolean {
  if (module !== lastModule.path) lastModule = { path: module, isProduction: !isOutsideProduction(module) };
  return lastModule.isProduction;
}

let lastModule = { path: '', isProduction: true };

/** Source files of the main source sets. */
export function isMainSource(path: string): boolean {
  if (!/\.(?:java|kt)$/.test(path)) return false;
  const main = path.indexOf('src/main/');
  // Below `src/main` a package may be called `test` or `build`.
  if (main !== -1) return isProduction(path.slice(0, main));
  return !isOutsideProduction(path) && !/(?:^|\/)(?:tests?|[\w-]+Tests?)\//.test(path);
}

const silence: Glance = { asks: false, configures: false };

/**
 * Everything that is looked for is ASCII, so the text may have one unit for each byte.
 *
 * @param text absent where the file cannot be read
 */
export function glanceOf(text: string | undefined): Glance {
  const match = text === undefined || text.length > largestFile ? null : needles.exec(text);
  if (text === undefined || match === null) return silence;
  return { asks: match[0] !== '${' || isWorthReading(text), configures: configuredByCode.test(text) };
}

/** A text with one unit for each byte is not the text that the file has. */
export function isBeyondAscii(text: string): boolean {
  return /[^\0-\x7f]/.test(text);
}

/** A glance as a number below 256, to be handed over by another thread. */
export function markOf({ asks, configures }: Glance): number {
  return (asks ? 1 : 0) + (configures ? 2 : 0);
}

export function glanceOfMark(mark: number): Glance {
  return mark === 0 ? silence : { asks: (mark & 1) !== 0, configures: (mark & 2) !== 0 };
}

function isWorthReading(text: string): boolean {
  const rest = needles.source.slice(needles.source.indexOf('|') + 1);
  moreNeedles ??= new RegExp(rest);
  return askers.test(text) || moreNeedles.test(text);
}

let moreNeedles: RegExp | undefined;
