package dev.taskspace.surrogate.encoder;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The devices that this process computes on. Every platform thread is given one of them in turn and keeps it, so that the
 * tensors of a job, which runs on one thread, never leave their device. Threads of requests, which tune nothing, see the
 * first.
 */
@SuppressWarnings("ThreadLocalUsage") // another process may compute on other devices, and so may a test
final class Devices {

    static final String AUTO = "auto";

    private static final String CPU = "cpu";
    private static final Pattern SETTING = Pattern.compile("auto|cpu|cuda(:[0-9]{1,3})?(,cuda:[0-9]{1,3})*");

    private final List<Device> all;
    private final AtomicInteger next = new AtomicInteger();
    private final ThreadLocal<Device> mine = new ThreadLocal<>();

    private Devices(List<Device> all) {
        this.all = List.copyOf(all);
    }

    /**
     * The devices that a setting means.
     *
     * @param setting {@code auto} for all GPUs or else the CPU, {@code cpu}, or GPUs such as {@code cuda:0,cuda:1}
     * @param gpus how many GPUs the engine sees
     * @throws UnusableDevicesException when the setting is none, or names a GPU that is not there
     */
    static Devices of(String setting, int gpus) {
        check(setting);
        if (setting.equals(CPU) || (setting.equals(AUTO) && gpus == 0)) {
            return new Devices(List.of(Device.cpu()));
        }
        if (setting.equals(AUTO)) {
            return new Devices(IntStream.range(0, gpus).mapToObj(Device::gpu).toList());
        }
        List<Device> named = new ArrayList<>();
        for (String name : setting.split(",", -1)) {
            int number = name.equals("cuda") ? 0 : Integer.parseInt(name.substring("cuda:".length()));
            if (number >= gpus) {
                throw new UnusableDevicesException("taskspace.devices names " + name + ", but the engine sees " + gpus
                        + " GPUs; auto takes what there is");
            }
            named.add(Device.gpu(number));
        }
        return new Devices(named.stream().distinct().toList());
    }

    static void check(String setting) {
        if (!SETTING.matcher(setting).matches()) {
            throw new UnusableDevicesException(
                    "taskspace.devices is auto, cpu or a list such as cuda:0,cuda:1, not " + setting);
        }
    }

    List<Device> all() {
        return all;
    }

    /** The device of the calling thread. */
    Device mine() {
        if (all.size() == 1 || Thread.currentThread().isVirtual()) {
            return all.getFirst();
        }
        Device known = mine.get();
        if (known == null) {
            known = all.get(Math.floorMod(next.getAndIncrement(), all.size()));
            mine.set(known);
        }
        return known;
    }
}
