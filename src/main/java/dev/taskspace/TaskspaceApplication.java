package dev.taskspace;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the Taskspace service: task embeddings for datasets, models and prompts, and rankings made from them. */
@SpringBootApplication
public class TaskspaceApplication {
    public static void main(String[] args) {
        SpringApplication.run(TaskspaceApplication.class, args);
    }
}
