package keyparity.oracle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
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
 * The oracle for config servers: each case is one repository and one question to it. With {@code client} the question is asked by a
 * config client over HTTP, and the answer is what the environment of that client holds.
 */
public final class ConfigServerOracle {

  /** The server's address in cases and answers; the real one has another port each time. */
  private static final String SERVER = "http://config-server";

  private ConfigServerOracle() {}

  public static void main(String[] arguments) throws IOException {
    LogManager.getLogManager().reset();
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    Writer answers = new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
    System.setOut(System.err);
    Folders folders = new Folders(Path.of("").toAbsolutePath(), Path.of(arguments[0]));
    ClassLoader classpath = new CaseClassLoader(folders.classpath());
    JsonParser parser = JsonParserFactory.getJsonParser();
    BufferedReader cases = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (LiveServer server = new LiveServer()) {
      for (String line = cases.readLine(); line != null; line = cases.readLine()) {
        Map<String, Object> given = parser.parseMap(line.replace(SERVER, server.address()));
        answers.write(Json.write(answer(given, folders, classpath, server)).replace(server.address(), SERVER));
        answers.write('\n');
        answers.flush();
      }
    }
  }

  private static Map<String, Object> answer(Map<String, Object> fields, Folders folders, ClassLoader classpath,
      LiveServer server) {
    Case given = new Case(fields);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("id", given.id());
    answer.put("boot", SpringBootVersion.getVersion());
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try {
      folders.fill(given);
      ProcessVariables.replace(given.environmentVariables());
      // The server resolves "classpath:" with the loader of the thread.
      Thread.currentThread().setContextClassLoader(classpath);
      Served served = new Served(fields, folders);
      if (Boolean.TRUE.equals(fields.get("client"))) {
        server.serve(served);
        if (Boolean.TRUE.equals(fields.get("bootstrap"))) {
          Bootstrapped.of(given, classpath, answer);
        } else {
          Resolution.of(given, classpath, answer);
        }
      } else {
        answer.put("sources", served.answer());
      }
    } catch (Throwable ex) {
      answer.put("failure", Failure.of(ex));
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
    return folders.withoutAbsolutePaths(answer);
  }
}
