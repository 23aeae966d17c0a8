package keyparity.oracle;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.cloud.CloudFoundryVcapEnvironmentPostProcessor;
import org.springframework.boot.env.RandomValuePropertySource;
import org.springframework.boot.env.SpringApplicationJsonEnvironmentPostProcessor;
import org.springframework.boot.env.SystemEnvironmentPropertySourceEnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;

/** Boot's own environment post-processors that run before config data, in Boot's order; as Boot 2.7 has them. */
final class PostProcessors {

  private PostProcessors() {}

  static void applyTo(ConfigurableEnvironment environment, SpringApplication application) {
    Log log = LogFactory.getLog(PostProcessors.class);
    RandomValuePropertySource.addToEnvironment(environment);
    new SystemEnvironmentPropertySourceEnvironmentPostProcessor().postProcessEnvironment(environment, application);
    new SpringApplicationJsonEnvironmentPostProcessor().postProcessEnvironment(environment, application);
    new CloudFoundryVcapEnvironmentPostProcessor(log).postProcessEnvironment(environment, application);
  }
}
