package keyparity.oracle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.LogManager;

import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.json.JsonParser;
import org.springframework.boot.json.JsonParserFactory;

/**
 * Reads cases from standard input, one JSON object per line, and answers each with one line: what this Spring Boot makes of it.
 *
 * <p>The working directory of the process and the directory that its only argument names belong to the oracle: both are emptied and
 * filled for every case, so that {@code file:./} and {@code classpath:} mean what they mean to an application.
 */
public final class Oracle {

  private Oracle() {}

  public static void main(String[] arguments) throws IOException {
    LogManager.getLogManager().reset();
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    Writer answers = new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
    System.setOut(System.err);
    Folders folders = new Folders(Path.of("").toAbsolutePath(), Path.of(arguments[0]));
    ClassLoader classpath = new CaseClassLoader(folders.classpath());
    JsonParser parser = JsonParserFactory.getJsonParser();
    BufferedReader cases = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = cases.readLine(); line != null; line = cases.readLine()) {
      answers.write(Json.write(answer(new Case(parser.parseMap(line)), folders, classpath)));
      answers.write('\n');
      answers.flush();
    }
  }

  private static Map<String, Object> answer(Case given, Folders folders, ClassLoader classpath) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("id", given.id());
    answer.put("boot", SpringBootVersion.getVersion());
    try {
      folders.fill(given);
    } catch (IOException | UncheckedIOException | IllegalArgumentException ex) {
      answer.put("refused", "The files of the case cannot be written: " + ex);
      return folders.withoutAbsolutePaths(answer);
    }
    ProcessVariables.replace(given.environmentVariables());
    try {
      if (!given.context().isEmpty()) {
        Plain.of(given, folders, answer);
      } else if (given.java().isEmpty()) {
        Resolution.of(given, classpath, answer);
      } else {
        Startup.of(given, folders, answer);
      }
    } catch (CompilationFailure ex) {
      answer.put("refused", "The sources of the case do not compile: " + ex.getMessage());
    } catch (Throwable ex) {
      answer.put("failure", Failure.of(ex));
    }
    return folders.withoutAbsolutePaths(answer);
  }
}
