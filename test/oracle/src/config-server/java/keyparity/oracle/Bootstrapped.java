package keyparity.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.DefaultResourceLoader;

/** A client that asks its server in the bootstrap context, which needs a context of its own. */
final class Bootstrapped {

  private static final Set<String> OUTER = Set.of("commandLineArgs", "systemEnvironment");

  private static final Pattern FILE = Pattern.compile("\\.(properties|ya?ml)\\b");

  private Bootstrapped() {}

  /** Which files and outer sources there are, in their order, and the values that are asked for; the rest is the machine's. */
  static void of(Case given, ClassLoader classpath, Map<String, Object> answer) {
    SpringApplication application = new SpringApplication(new DefaultResourceLoader(classpath), Nothing.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setBannerMode(Banner.Mode.OFF);
    application.setRegisterShutdownHook(false);
    ConfigurableEnvironment environment = new CaseEnvironment(given);
    // The server is on the class path too, which would take the application for one.
    environment.getPropertySources().addLast(new MapPropertySource("switches",
        Map.of("spring.cloud.bootstrap.enabled", "true", "spring.cloud.config.enabled", "true")));
    application.setEnvironment(environment);
    try (ConfigurableApplicationContext context = application.run(given.arguments())) {
      context.getEnvironment().getPropertySources().remove("switches");
      answer.put("profiles", List.of(context.getEnvironment().getActiveProfiles()));
      answer.put("sources", context.getEnvironment().getPropertySources().stream()
          .map(PropertySource::getName)
          .filter((name) -> OUTER.contains(name) || (FILE.matcher(name).find() && !name.startsWith("applicationConfig")))
          .toList());
      Map<String, Object> values = new LinkedHashMap<>();
      given.lookups().forEach((key) -> values.put(key, context.getEnvironment().getProperty(key)));
      answer.put("get", values);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Nothing {}
}
