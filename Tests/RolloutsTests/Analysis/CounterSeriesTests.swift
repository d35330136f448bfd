import Testing

@testable import Rollouts

struct CounterSeriesTests {
    private func series(_ samples: (Double, Double)...) -> CounterSeries {
        CounterSeries(samples.map { CounterSeries.Sample(time: $0.0, value: $0.1) })
    }

    @Test func aCounterGrowsFromItsLastSampleBefore() {
        let series = series((8, 100), (10, 103), (12, 110), (20, 150), (21, 151))
        #expect(series.increase(after: 10, through: 20) == 47)
        #expect(series.increase(after: 9, through: 20) == 50)
        #expect(series.increase(after: 12, through: 19) == 0)
        #expect(series.increase(after: 30, through: 40) == 0)
    }

    @Test func aCounterThatIsBornCountsFromZero() {
        #expect(series((11, 51), (12, 51)).increase(after: 10, through: 20) == 51)
    }

    @Test func aCounterThatFallsBeganAnew() {
        #expect(series((10, 100), (12, 104), (14, 3), (16, 5)).increase(after: 10, through: 20) == 9)
        #expect(series((10, 100), (12, 100), (14, 0)).increase(after: 10, through: 20) == 0)
    }

    @Test func windowsThatTouchCountEachOnce() {
        let series = series((1, 5), (4, 9), (5, 2), (8, 2), (9, 12))
        let whole = series.increase(after: 0, through: 10)
        #expect(whole == 5 + 4 + 2 + 10)
        for middle in [0.5, 1, 4, 4.5, 5, 9] {
            let parts = series.increase(after: 0, through: middle) + series.increase(after: middle, through: 10)
            #expect(parts == whole)
        }
    }

    @Test func samplesMayComeInAnyOrderAndBroken() {
        let broken = series((12, 8), (10, 3), (11, .nan), (.infinity, 9), (13, .infinity))
        #expect(broken.increase(after: 10, through: 20) == 5)
    }

    @Test func seriesAddUpAndNoneIsNoData() {
        let all = [series((11, 51)), series((10, 1), (12, 4)), series((3, 7))]
        #expect(all.increase(after: 10, through: 20) == 54)
        #expect(all.increase(after: 20, through: 30) == nil)
        #expect([CounterSeries]().increase(after: 0, through: 1) == nil)
        #expect([series((20, 7))].increase(after: 10, through: 20) == 7)
        #expect([series((10, 7))].increase(after: 10, through: 20) == nil)
    }
}
