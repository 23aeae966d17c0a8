package keyparity.oracle;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;

import org.springframework.beans.factory.xml.XmlBeanDefinitionReader;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Makes a context without Spring Boot out of XML files or classes, and says what its placeholders resolve to. */
final class Plain {

  private Plain() {}

  static void of(Case given, Folders folders, Map<String, Object> answer) throws IOException {
    if (!given.java().isEmpty()) {
      Startup.compile(given.java(), folders.classpath());
    }
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (CaseClassLoader classes = new CaseClassLoader(folders.classpath())) {
      Thread.currentThread().setContextClassLoader(classes);
      run(given, classes, answer);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private static void run(Case given, ClassLoader classes, Map<String, Object> answer) {
    try (GenericApplicationContext context = new GenericApplicationContext()) {
      context.setClassLoader(classes);
      context.setEnvironment(environment(given));
      for (String part : given.context()) {
        if (part.endsWith(".xml")) {
          new XmlBeanDefinitionReader(context).loadBeanDefinitions("classpath:" + part);
        } else {
          new AnnotatedBeanDefinitionReader(context).register(load(part, classes));
        }
      }
      context.refresh();
      answer.put("started", true);
      put(answer, "get", given.lookups(), context.getEnvironment()::getProperty);
      put(answer, "embedded", given.embedded(), context.getBeanFactory()::resolveEmbeddedValue);
    } catch (Exception | LinkageError ex) {
      Map<String, Object> failure = Failure.of(ex);
      failure.put("keys", List.copyOf(Startup.keys(ex)));
      answer.put("failure", failure);
    }
  }

  private static StandardEnvironment environment(Case given) {
    StandardEnvironment environment = new StandardEnvironment();
    Properties systemProperties = new Properties();
    systemProperties.putAll(given.systemProperties());
    environment.getPropertySources().replace(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME,
        new PropertiesPropertySource(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME, systemProperties));
    environment.getPropertySources().replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
        new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new LinkedHashMap<>(given.environmentVariables())));
    return environment;
  }

  private static Class<?> load(String name, ClassLoader classes) {
    try {
      return classes.loadClass(name);
    } catch (ClassNotFoundException ex) {
      throw new CompilationFailure("No class " + name);
    }
  }

  private static void put(Map<String, Object> answer, String part, List<String> asked, Function<String, Object> ask) {
    Map<String, Object> said = new LinkedHashMap<>();
    for (String one : asked) {
      try {
        said.put(one, ask.apply(one));
      } catch (RuntimeException ex) {
        said.put(one, Map.of("error", Map.of("class", ex.getClass().getSimpleName(), "message", String.valueOf(ex.getMessage()))));
      }
    }
    if (!said.isEmpty()) {
      answer.put(part, said);
    }
  }
}
