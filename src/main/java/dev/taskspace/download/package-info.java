/** Models of a hub by their id: downloaded as a job, verified, and put into the folder of models. */
@NullMarked
package dev.taskspace.download;

import org.jspecify.annotations.NullMarked;
