import { KAFKA, type Programs } from "./programs";

/** What is to be fetched so that every service can run. */
export interface ShoppingList {
  /** Packages of Debian for Redis and RabbitMQ. */
  packages: string[];
  /** Packages of Debian without which Kafka cannot be fetched or run. */
  forKafka: string[];
  /** Whether Kafka's jars are missing. */
  kafka: boolean;
}

/** What a machine with these programs lacks. */
export function shoppingList({ redis, rabbitMq, java, maven, kafka }: Programs): ShoppingList {
  const hasJava = java !== undefined && java >= KAFKA.java;
  return {
    packages: [...(redis ? [] : ["redis-server"]), ...(rabbitMq ? [] : ["rabbitmq-server"])],
    forKafka: [...(hasJava ? [] : ["default-jre-headless"]), ...(maven || kafka ? [] : ["maven"])],
    kafka: !kafka,
  };
}

/** Arguments of apt-get; another that holds its lock is waited for. */
export const aptInstall = (packages: readonly string[]): string[] => [
  ...["-o", "DPkg::Lock::Timeout=120", "install", "-y", "--no-install-recommends"],
  ...packages,
];

/** What a person may type who is not root. */
export const aptCommand = (packages: readonly string[]): string =>
  `sudo apt-get install -y --no-install-recommends ${packages.join(" ")}`;

/** A project of Maven that depends on Kafka, and on what it logs with. */
export const kafkaProject = (): string => `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>tallylight</groupId><artifactId>kafka</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_${KAFKA.scala}</artifactId><version>${KAFKA.version}</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-simple</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
`;
