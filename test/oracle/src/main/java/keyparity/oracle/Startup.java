package keyparity.oracle;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/** Compiles the application of a case, runs it without a web server, and says whether it starts and which keys stop it. */
final class Startup {

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  private static final List<Pattern> KEYS = List.of(
      Pattern.compile("Could not resolve placeholder '([^']*)'"),
      Pattern.compile("Required key '([^']*)' not found"));

  private Startup() {}

  static void of(Case given, Folders folders, Map<String, Object> answer) throws IOException {
    compile(given.java(), folders.classpath());
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (CaseClassLoader classes = new CaseClassLoader(folders.classpath())) {
      Thread.currentThread().setContextClassLoader(classes);
      run(given, classes, answer);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private static void run(Case given, ClassLoader classes, Map<String, Object> answer) {
    SpringApplication application = new SpringApplication(new DefaultResourceLoader(classes), mainClass(given, classes));
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setRegisterShutdownHook(false);
    application.setEnvironment(new CaseEnvironment(given));
    application.setDefaultProperties(new LinkedHashMap<>(given.defaultProperties()));
    try (ConfigurableApplicationContext context = application.run(given.arguments())) {
      answer.put("started", true);
      answer.put("profiles", List.of(context.getEnvironment().getActiveProfiles()));
    } catch (Exception | LinkageError ex) {
      Map<String, Object> failure = Failure.of(ex);
      failure.put("keys", List.copyOf(keys(ex)));
      answer.put("failure", failure);
    }
  }

  private static Class<?> mainClass(Case given, ClassLoader classes) {
    for (Map.Entry<String, String> source : given.java().entrySet()) {
      if (source.getValue().contains("@SpringBootApplication")) {
        String name = source.getKey().replaceAll("\\.java$", "").replace('/', '.');
        try {
          return classes.loadClass(name);
        } catch (ClassNotFoundException ex) {
          throw new CompilationFailure("No class " + name + " in " + source.getKey());
        }
      }
    }
    throw new CompilationFailure("No source has the annotation @SpringBootApplication");
  }

  /** The keys that the failure blames, in the order of the alphabet where one exception blames several. */
  static Set<String> keys(Throwable thrown) {
    Set<String> keys = new LinkedHashSet<>();
    for (Throwable cause : Failure.chain(thrown)) {
      if (cause instanceof BindValidationException invalid) {
        String prefix = invalid.getValidationErrors().getName().toString();
        invalid.getValidationErrors().getAllErrors().stream().map((error) -> prefix + field(error)).sorted().forEach(keys::add);
      } else if (cause instanceof UnboundConfigurationPropertiesException unbound) {
        unbound.getUnboundProperties().forEach((property) -> keys.add(property.getName().toString()));
      } else if (cause instanceof BindException bind && !namesKeysItself(bind.getCause())) {
        keys.add((bind.getProperty() != null) ? bind.getProperty().getName().toString() : bind.getName().toString());
      }
      String message = String.valueOf(cause.getMessage());
      for (Pattern pattern : KEYS) {
        for (Matcher matcher = pattern.matcher(message); matcher.find();) {
          keys.add(matcher.group(1));
        }
      }
    }
    return keys;
  }

  private static boolean namesKeysItself(Throwable cause) {
    return cause instanceof BindValidationException || cause instanceof UnboundConfigurationPropertiesException;
  }

  private static String field(ObjectError error) {
    if (!(error instanceof FieldError field)) {
      return "";
    }
    return "." + field.getField().replaceAll("(?<=[a-z0-9])([A-Z])", "-$1").toLowerCase();
  }

  static void compile(Map<String, String> sources, Path output) {
    StringWriter problems = new StringWriter();
    List<String> options = List.of("-d", output.toString(), "-parameters", "-proc:none", "-nowarn", "-g");
    List<Source> units =
        sources.entrySet().stream().map((source) -> new Source(source.getKey(), portable(source.getValue()))).toList();
    if (!COMPILER.getTask(problems, null, null, options, null, units).call()) {
      throw new CompilationFailure(problems.toString());
    }
  }

  /** A case says {@code jakarta}; until Boot 3 those packages were called {@code javax}. */
  private static String portable(String source) {
    return SpringBootVersion.getVersion().startsWith("2.") ? source.replace("jakarta.", "javax.") : source;
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String path, String text) {
      super(URI.create("string:///" + path), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return this.text;
    }
  }
}
