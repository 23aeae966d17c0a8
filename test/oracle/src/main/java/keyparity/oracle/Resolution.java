package keyparity.oracle;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.BindResult;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.context.support.PropertySourcesPlaceholderConfigurer;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.DefaultResourceLoader;

/** What the environment of a case holds once Boot has processed its config data. No application context is started. */
final class Resolution {

  private static final String ATTACHED = "configurationProperties";

  private static final ApplicationConversionService CONVERSIONS = new ApplicationConversionService();

  private static final SpringApplication APPLICATION = new SpringApplication();

  private static final ConfigurationPropertyName OTHER_NAME = ConfigurationPropertyName.of("another.name");

  private static final ConfigurationPropertySource EMPTY_FILE =
      ConfigurationPropertySource.from(new MapPropertySource("empty", Map.of()));

  private static final ConfigurationPropertySource EMPTY_VARIABLES =
      ConfigurationPropertySource.from(new SystemEnvironmentPropertySource("systemEnvironment", Map.of()));

  /** How often a value is read where a random one may be in it. */
  private static final int READS_OF_RANDOM = 32;

  private final ConfigurableEnvironment environment;

  private final boolean random;

  private Resolution(ConfigurableEnvironment environment) {
    this.environment = environment;
    this.random = sources().stream()
        .filter(EnumerablePropertySource.class::isInstance)
        .map(EnumerablePropertySource.class::cast)
        .anyMatch((source) -> Arrays.stream(source.getPropertyNames())
            .anyMatch((name) -> String.valueOf(source.getProperty(name)).contains("random.")));
  }

  static void of(Case given, ClassLoader classpath, Map<String, Object> answer) {
    if (given.timed()) {
      measure(given, classpath, answer);
      return;
    }
    Resolution resolution = new Resolution(prepare(given, classpath));
    answer.put("profiles", List.of(resolution.environment.getActiveProfiles()));
    if (resolution.environment.getActiveProfiles().length == 0) {
      answer.put("defaultProfiles", List.of(resolution.environment.getDefaultProfiles()));
    }
    answer.put("sources", resolution.sources().stream().map(PropertySource::getName).toList());
    answer.put("properties", resolution.properties());
    put(answer, "get", given.lookups(), resolution::lookup);
    put(answer, "embedded", given.embedded(), resolution::embedded);
    put(answer, "list", given.lists(), (key) -> resolution.bind(key, Bindable.listOf(String.class)));
    put(answer, "map", given.maps(), (key) -> resolution.bind(key, Bindable.mapOf(String.class, String.class)));
  }

  /** What an application does that reads each of its keys once: the environment is prepared, every value looked up. */
  private static void measure(Case given, ClassLoader classpath, Map<String, Object> answer) {
    long start = System.nanoTime();
    ConfigurableEnvironment environment = prepare(given, classpath);
    Set<String> keys = new LinkedHashSet<>();
    for (PropertySource<?> source : environment.getPropertySources()) {
      if (source instanceof EnumerablePropertySource<?> enumerable && !ATTACHED.equals(source.getName())) {
        keys.addAll(Arrays.asList(enumerable.getPropertyNames()));
      }
    }
    int values = 0;
    for (String key : keys) {
      if (environment.getProperty(key) != null) {
        values++;
      }
    }
    answer.put("nanoseconds", System.nanoTime() - start);
    answer.put("values", values);
  }

  /** As {@code SpringApplication.prepareEnvironment} does it, up to and including config data. */
  private static ConfigurableEnvironment prepare(Case given, ClassLoader classpath) {
    ConfigurableEnvironment environment = new CaseEnvironment(given);
    MutablePropertySources sources = environment.getPropertySources();
    environment.setConversionService(CONVERSIONS);
    if (!given.defaultProperties().isEmpty()) {
      sources.addLast(new MapPropertySource("defaultProperties", new LinkedHashMap<>(given.defaultProperties())));
    }
    if (given.arguments().length > 0) {
      sources.addFirst(new SimpleCommandLinePropertySource(given.arguments()));
    }
    ConfigurationPropertySources.attach(environment);
    PostProcessors.applyTo(environment, APPLICATION);
    ConfigDataEnvironmentPostProcessor.applyTo(environment, new DefaultResourceLoader(classpath), null, List.of());
    PropertySource<?> defaults = sources.remove("defaultProperties");
    if (defaults != null) {
      sources.addLast(defaults);
    }
    ConfigurationPropertySources.attach(environment);
    return environment;
  }

  private List<PropertySource<?>> sources() {
    return this.environment.getPropertySources().stream().filter((source) -> !ATTACHED.equals(source.getName())).toList();
  }

  private Map<String, Object> properties() {
    Set<String> keys = new LinkedHashSet<>();
    for (PropertySource<?> source : sources()) {
      if (source instanceof EnumerablePropertySource<?> enumerable) {
        keys.addAll(Arrays.asList(enumerable.getPropertyNames()));
      }
    }
    Map<String, Object> properties = new LinkedHashMap<>();
    for (String key : keys) {
      // Boot 4.1 gives a document that is only "{}" an entry whose key is null; nothing can look it up.
      if (key != null) {
        properties.put(key, property(key));
      }
    }
    return properties;
  }

  private Map<String, Object> property(String key) {
    Map<String, Object> property = new LinkedHashMap<>();
    Object value = lookup(key);
    if (value instanceof Map<?, ?> special) {
      special.forEach((name, detail) -> property.put((String) name, detail));
    } else {
      property.put("value", value);
    }
    Winner winner = winner(key);
    if (winner != null) {
      String raw = winner.value().getClass().isArray() ? null : winner.value().toString();
      if (raw != null && !raw.equals(value)) {
        property.put("raw", raw);
      }
      if (!(winner.value() instanceof CharSequence)) {
        property.put("type", winner.value().getClass().getSimpleName());
      }
      property.put("source", winner.source());
      if (winner.origin() != null) {
        property.put("origin", origin(winner.origin()));
      }
    }
    return property;
  }

  /** {@code Environment.getProperty}: the text, {@code null} where there is none, or how it fails. */
  private Object lookup(String key) {
    try {
      String value = read(key);
      for (int reads = 1; this.random && reads < READS_OF_RANDOM; reads++) {
        if (!Objects.equals(value, read(key))) {
          return Map.of("random", true);
        }
      }
      return value;
    } catch (RuntimeException | StackOverflowError ex) {
      return error(ex);
    }
  }

  private String read(String key) {
    forgetLastName();
    return this.environment.getProperty(key);
  }

  private Object embedded(String text) {
    try {
      forgetLastName();
      DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
      PropertySourcesPlaceholderConfigurer configurer = new PropertySourcesPlaceholderConfigurer();
      configurer.setEnvironment(this.environment);
      configurer.postProcessBeanFactory(beans);
      return beans.resolveEmbeddedValue(text);
    } catch (RuntimeException | StackOverflowError ex) {
      return error(ex);
    }
  }

  private Object bind(String key, Bindable<?> target) {
    try {
      BindResult<?> result = Binder.get(this.environment).bind(key, target);
      return result.isBound() ? result.get() : null;
    } catch (RuntimeException | StackOverflowError ex) {
      return Map.of("failure", Failure.of(ex));
    }
  }

  /** The entry of a source that a look-up ends at. {@code source} counts as in the list of sources. */
  private record Winner(int source, Object value, Origin origin) {}

  /** Follows {@code ConfigurationPropertySourcesPropertyResolver}, which keeps only the value of what it finds. */
  private Winner winner(String key) {
    List<PropertySource<?>> sources = sources();
    if (ConfigurationPropertyName.isValid(key)) {
      ConfigurationPropertyName name = ConfigurationPropertyName.of(key);
      for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
        forgetLastName();
        ConfigurationProperty property = source.getConfigurationProperty(name);
        if (property != null) {
          return new Winner(sources.indexOf(source.getUnderlyingSource()), property.getValue(), unwrap(property.getOrigin()));
        }
      }
      return null;
    }
    for (PropertySource<?> source : sources) {
      Object value = source.getProperty(key);
      if (value != null) {
        return new Winner(sources.indexOf(source), value, OriginLookup.getOrigin(source, key));
      }
    }
    return null;
  }

  /**
   * Since Boot 3 the place in the file is inside an origin that names the property source. Such an origin alone says nothing that
   * the number of the source does not say.
   */
  private static Origin unwrap(Origin origin) {
    return (origin instanceof PropertySourceOrigin outer)
        ? OriginLookup.getOrigin(outer.getPropertySource(), outer.getPropertyName())
        : origin;
  }

  /**
   * {@code DefaultPropertyMapper} remembers the spelling of the name that was looked up last, for equal names too, and so which of
   * two spellings in one source is found depends on the look-up before. Looking for another name makes each answer its own; the
   * mappers are shared, so any source will do.
   */
  private static void forgetLastName() {
    EMPTY_FILE.getConfigurationProperty(OTHER_NAME);
    EMPTY_VARIABLES.getConfigurationProperty(OTHER_NAME);
  }

  private static Map<String, Object> origin(Origin origin) {
    Map<String, Object> description = new LinkedHashMap<>();
    if (origin instanceof TextResourceOrigin text && text.getResource() != null && text.getLocation() != null) {
      description.put("resource", text.getResource().getDescription());
      description.put("line", text.getLocation().getLine() + 1);
      description.put("column", text.getLocation().getColumn() + 1);
    } else {
      description.put("text", origin.toString());
    }
    return description;
  }

  private static Map<String, Object> error(Throwable thrown) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("class", thrown.getClass().getSimpleName());
    error.put("message", thrown.getMessage());
    return Map.of("error", error);
  }

  private interface Question {
    Object answer(String key);
  }

  private static void put(Map<String, Object> answer, String name, Collection<String> keys, Question question) {
    if (!keys.isEmpty()) {
      Map<String, Object> answers = new LinkedHashMap<>();
      keys.forEach((key) -> answers.put(key, question.answer(key)));
      answer.put(name, answers);
    }
  }
}
