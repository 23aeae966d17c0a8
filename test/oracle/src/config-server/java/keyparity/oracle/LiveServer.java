package keyparity.oracle;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.springframework.cloud.config.environment.Environment;
import org.springframework.cloud.config.server.environment.EnvironmentController;

/** Spring Cloud's controller behind HTTP, for the repository of the case that is asked. */
final class LiveServer implements AutoCloseable {

  private final ObjectMapper mapper = new ObjectMapper();

  private final HttpServer server;

  private volatile EnvironmentController controller;

  private volatile ClassLoader loader;

  LiveServer() throws IOException {
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    this.server.createContext("/", this::handle);
    this.server.start();
  }

  String address() {
    return "http://127.0.0.1:" + this.server.getAddress().getPort();
  }

  void serve(Served served) {
    this.controller = new EnvironmentController(served.repository(), this.mapper);
    this.loader = Thread.currentThread().getContextClassLoader();
  }

  private void handle(HttpExchange exchange) throws IOException {
    Thread.currentThread().setContextClassLoader(this.loader);
    try (exchange) {
      String[] path = exchange.getRequestURI().getRawPath().substring(1).split("/");
      String accepted = exchange.getRequestHeaders().getFirst("Accept");
      Environment answer = this.controller.getEnvironment(decoded(path[0]), decoded(path[1]),
          (path.length > 2) ? decoded(path[2]) : null, accepted != null && accepted.contains("spring-cloud.config-server.v2"));
      byte[] body = this.mapper.writeValueAsBytes(answer);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } catch (RuntimeException ex) {
      exchange.sendResponseHeaders(500, -1);
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    this.server.stop(0);
  }
}
