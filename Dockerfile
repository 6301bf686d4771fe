# The service with its own JRE, libtorch and ahead-of-time cache. Builds with BuildKit and with the classic builder.
#   docker build -t taskspace .

FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
# The libraries are a layer of their own: a change of the code does not fetch them again.
RUN ./mvnw -B -q dependency:resolve -DincludeScope=runtime
COPY src/main src/main
RUN ./mvnw -B -q package -Dmaven.test.skip=true -Dspotless.check.skip=true \
 && java -Djarmode=tools -jar target/taskspace.jar extract --layers --destination extracted
# libtorch is unpacked here. Kept as a jar as well, it would be in the image twice.
RUN cd /build/extracted/dependencies/lib && mkdir /build/libtorch \
 && (cd /build/libtorch && jar xf /build/extracted/dependencies/lib/pytorch-native-cpu-*.jar pytorch \
     && find pytorch -type f -exec mv {} . \; && rm -r pytorch) \
 && rm pytorch-native-cpu-*.jar

FROM eclipse-temurin:25-jre AS installed
RUN groupadd --gid 10001 taskspace \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /var/lib/taskspace --shell /usr/sbin/nologin taskspace \
 && install -d -o taskspace -g taskspace -m 0750 /var/lib/taskspace
WORKDIR /opt/taskspace
COPY docker/jvm.options LICENSE ./
COPY --from=build /build/libtorch libtorch
COPY --from=build /build/extracted/dependencies ./
COPY --from=build /build/extracted/spring-boot-loader ./
COPY --from=build /build/extracted/snapshot-dependencies ./
COPY --from=build /build/extracted/application ./
# DJL looks here instead of into its jars and downloads nothing.
ENV PYTORCH_LIBRARY_PATH=/opt/taskspace/libtorch \
    PYTORCH_FLAVOR=cpu \
    DJL_CACHE_DIR=/opt/taskspace/native \
    TASKSPACE_HOME=/var/lib/taskspace \
    SERVER_ADDRESS=0.0.0.0

# A working service is run through its main job; what the JVM learned of it is kept, and so are the unpacked libraries.
FROM installed AS trained
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
  CMD curl -fsS -o /dev/null http://127.0.0.1:8080/actuator/health/readiness
ENTRYPOINT ["java", "@/opt/taskspace/jvm.options", "-XX:AOTCache=/opt/taskspace/taskspace.aot", "-jar", "/opt/taskspace/taskspace.jar"]
LABEL org.opencontainers.image.title="Taskspace" \
      org.opencontainers.image.description="Task embeddings for datasets, models and prompts in one vector space" \
      org.opencontainers.image.licenses="Apache-2.0"
