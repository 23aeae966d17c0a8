package keyparity.oracle;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.cloud.CloudFoundryVcapEnvironmentPostProcessor;
import org.springframework.boot.env.RandomValuePropertySource;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.boot.support.SpringApplicationJsonEnvironmentPostProcessor;
import org.springframework.boot.support.SystemEnvironmentPropertySourceEnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;

/** Boot's own environment post-processors that run before config data, in Boot's order; as Boot 4 has them, in another package. */
final class PostProcessors {

  private PostProcessors() {}

  static void applyTo(ConfigurableEnvironment environment, SpringApplication application) {
    DeferredLogFactory logs = (supplier) -> supplier.get();
    RandomValuePropertySource.addToEnvironment(environment);
    new SystemEnvironmentPropertySourceEnvironmentPostProcessor().postProcessEnvironment(environment, application);
    new SpringApplicationJsonEnvironmentPostProcessor().postProcessEnvironment(environment, application);
    new CloudFoundryVcapEnvironmentPostProcessor(logs).postProcessEnvironment(environment, application);
  }
}
