package dev.taskspace;

import dev.taskspace.backup.BackupCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the Taskspace service: task embeddings for datasets, models and prompts, and rankings made from them. */
@SpringBootApplication
public class TaskspaceApplication {
    public static void main(String[] args) {
        if (BackupCommand.isIn(args)) {
            System.exit(BackupCommand.run(args));
        }
        SpringApplication.run(TaskspaceApplication.class, args);
    }
}
