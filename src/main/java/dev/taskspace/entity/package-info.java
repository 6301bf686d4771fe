/** What can be embedded and ranked, seen from outside its feature: datasets, models and prompts by one reference. */
@NullMarked
package dev.taskspace.entity;

import org.jspecify.annotations.NullMarked;
