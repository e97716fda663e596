import { defineJobTasks } from "@/lib/jobs/trigger";

/** Every job, as tasks that Trigger.dev can run: docs/trigger.md. Making them registers them. */
export const tasks = defineJobTasks();
