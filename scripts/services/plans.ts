import { join } from "node:path";

export type ServiceName = "Redis" | "RabbitMQ" | "Kafka";

/** All that is needed to run a service: nothing of it is outside its folder, and it listens on the loopback only. */
export interface ServicePlan {
  name: ServiceName;
  /** Where it is reached: as REDIS_URL, RABBITMQ_URL or KAFKA_BROKERS has it. */
  address: string;
  /** Program and arguments. */
  command: string[];
  env: Record<string, string>;
  /** Written before each start, by path; `secret` is written once, for its owner only. */
  files: Record<string, { text: string; secret?: true }>;
  /** Run to its end before the first start. */
  before?: string[];
}

const HOST = "127.0.0.1";

/** A Redis that has written what it answered for: kill -9 loses nothing. */
export function redisPlan({ folder, port }: { folder: string; port: number }): ServicePlan {
  return {
    name: "Redis",
    address: `redis://${HOST}:${port}`,
    command: [
      "redis-server",
      ...["--bind", HOST, "--port", String(port), "--dir", folder, "--daemonize", "no"],
      ...["--appendonly", "yes", "--appendfsync", "always", "--save", ""],
    ],
    env: {},
    files: {},
  };
}

export interface RabbitMqPorts {
  amqp: number;
  /** Of Erlang's distribution and its port mapper, which must not meet those of another RabbitMQ. */
  distribution: number;
  mapper: number;
}

/**
 * RabbitMQ without what Debian's wrapper wants (its own user, /var/lib). What the environment may set:
 * https://www.rabbitmq.com/docs/configure#supported-environment-variables
 */
export function rabbitMqPlan(options: {
  folder: string;
  ports: RabbitMqPorts;
  program: string;
  /** Random: whoever knows it and reaches the port of the distribution may do anything. */
  cookie: string;
}): ServicePlan {
  const { folder, ports, program, cookie } = options;
  const at = (name: string) => join(folder, name);
  const settings = [
    `listeners.tcp.1 = ${HOST}:${ports.amqp}`,
    // For machines that do other things too: publishers are held up above the first, and below the second.
    "vm_memory_high_watermark.absolute = 512MB",
    "disk_free_limit.absolute = 50MB",
    "log.console = true",
    "log.console.level = warning",
    "log.file = false",
  ];
  return {
    name: "RabbitMQ",
    address: `amqp://guest:guest@${HOST}:${ports.amqp}`,
    // RabbitMQ would start Erlang's port mapper by itself, as a daemon that outlives everything; not where one answers.
    command: ["sh", "-c", `epmd & until epmd -names >/dev/null 2>&1; do sleep 0.1; done; exec "$0"`, program],
    env: {
      HOME: folder,
      ERL_EPMD_ADDRESS: HOST,
      ERL_EPMD_PORT: String(ports.mapper),
      RABBITMQ_NODENAME: "tallylight@localhost",
      RABBITMQ_NODE_IP_ADDRESS: HOST,
      RABBITMQ_NODE_PORT: String(ports.amqp),
      RABBITMQ_DIST_PORT: String(ports.distribution),
      RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: `-start_epmd false -kernel inet_dist_use_interface {127,0,0,1}`,
      RABBITMQ_CONF_ENV_FILE: at("rabbitmq-env.conf"),
      RABBITMQ_CONFIG_FILE: at("rabbitmq.conf"),
      RABBITMQ_ADVANCED_CONFIG_FILE: at("advanced.config"),
      RABBITMQ_ENABLED_PLUGINS_FILE: at("enabled_plugins"),
      RABBITMQ_MNESIA_BASE: at("data"),
      RABBITMQ_LOG_BASE: at("logs"),
      RABBITMQ_PID_FILE: at("pid"),
    },
    files: {
      "rabbitmq-env.conf": { text: "" },
      "rabbitmq.conf": { text: `${settings.join("\n")}\n` },
      enabled_plugins: { text: "[].\n" },
      ".erlang.cookie": { text: cookie, secret: true },
    },
  };
}

/**
 * One Kafka that is its own controller (KRaft). Settings: https://kafka.apache.org/documentation/#brokerconfigs
 * @param home folder of its jars
 * @param clusterId 16 bytes as base64url
 */
export function kafkaPlan(options: {
  folder: string;
  ports: { broker: number; controller: number };
  home: string;
  clusterId: string;
}): ServicePlan {
  const { folder, ports, home, clusterId } = options;
  const file = join(folder, "server.properties");
  const settings = {
    "process.roles": "broker,controller",
    "node.id": 1,
    "controller.quorum.voters": `1@${HOST}:${ports.controller}`,
    listeners: `PLAINTEXT://${HOST}:${ports.broker},CONTROLLER://${HOST}:${ports.controller}`,
    "advertised.listeners": `PLAINTEXT://${HOST}:${ports.broker}`,
    "controller.listener.names": "CONTROLLER",
    "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
    "log.dirs": join(folder, "data"),
    // There is one broker: nothing can be kept three times.
    "offsets.topic.replication.factor": 1,
    "offsets.topic.num.partitions": 4,
    "transaction.state.log.replication.factor": 1,
    "transaction.state.log.min.isr": 1,
    "transaction.state.log.num.partitions": 4,
    "share.coordinator.state.topic.replication.factor": 1,
    "share.coordinator.state.topic.min.isr": 1,
    // A broker that was killed is let in again only when its former self is given up.
    "broker.heartbeat.interval.ms": 500,
    "broker.session.timeout.ms": 3000,
    "group.initial.rebalance.delay.ms": 0,
    "num.partitions": 3,
  };
  const java = [
    "java",
    ...["-Xms128m", "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"],
    "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
    ...["-cp", join(home, "*")],
  ];
  return {
    name: "Kafka",
    address: `${HOST}:${ports.broker}`,
    command: [...java, "kafka.Kafka", file],
    env: {},
    files: {
      "server.properties": {
        text: Object.entries(settings)
          .map(([name, value]) => `${name}=${value}\n`)
          .join(""),
      },
    },
    before: [...java, "kafka.tools.StorageTool", "format", "--ignore-formatted", "-t", clusterId, "-c", file],
  };
}
