package dev.taskspace.ranking.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeafOrderTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void putsEachPlantedClusterInOneStretch(int clusters) {
        Clusters planted = Clusters.planted(clusters, 60, 50, 0.3, clusters);

        List<Integer> order = LeafOrder.of(CosineTable.of(planted.directions()));

        assertThat(order).hasSize(60).doesNotHaveDuplicates();
        long stretches = 1;
        for (int i = 1; i < order.size(); i++) {
            stretches += planted.of().get(order.get(i)).equals(planted.of().get(order.get(i - 1))) ? 0 : 1;
        }
        assertThat(stretches).isEqualTo(clusters);
    }

    @Test
    void turnsGroupsSoThatTheirMostSimilarEndsMeet() {
        double[][] onALine = new double[5][5];
        int[] place = {0, 10, 1, 11, 5};
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                onALine[i][j] = -Math.abs(place[i] - place[j]);
            }
        }

        List<Integer> order = LeafOrder.of(onALine);

        assertThat(order.getFirst() < order.getLast() ? order : order.reversed())
                .containsExactly(0, 2, 4, 1, 3);
    }

    @Test
    void ordersNothingToo() {
        assertThat(LeafOrder.of(new double[0][])).isEmpty();
    }
}
