import GoLibrary
import GoTemplate
import Testing

@testable import Rollouts
@testable import SwelmCLI

/// Where drawings of a page have what.
@Suite("Plots")
struct PlotTests {
    /// 2026-11-30T14:00:00Z.
    private let begin = Instant(milliseconds: 1_796_047_200_000)

    private func after(_ seconds: Int64) -> Instant { begin.adding(GoDuration(wrappingSeconds: seconds)) }

    @Test func eachShapeIsOneElement() {
        var canvas = PlotCanvas(width: 20, height: 10.04, title: "a<b")
        canvas.line((1, 2.26), (3, -4), "grid")
        canvas.rectangle(x: 1, y: 2, width: 3.46, height: -1, "stage", tip: "t")
        canvas.circle(x: .nan, y: 5, radius: 2.5, "dot")
        canvas.path([(1, 2), (3, 4.56)], "bound")
        canvas.path([], "none")
        canvas.area([(0, 0), (1, 0), (1, 1)], "interval", tip: "share")
        canvas.text("x & y", x: 4, y: 5)
        canvas.text("z", x: 6, y: 7, "bound-label", anchor: "end")
        #expect(
            String(decoding: canvas.closed(), as: UTF8.self) == """
                <svg viewBox="0 0 20 10" role="img"><title>a&lt;b</title>
                <line class="grid" x1="1" y1="2.3" x2="3" y2="-4"/>
                <rect class="stage" x="1" y="2" width="3.5" height="0"><title>t</title></rect>
                <circle class="dot" cx="0" cy="5" r="2.5"></circle>
                <polyline class="bound" points="1,2 3,4.6"></polyline>
                <polygon class="interval" points="0,0 1,0 1,1"><title>share</title></polygon>
                <text class="label" x="4" y="5" text-anchor="start">x &amp; y</text>
                <text class="bound-label" x="6" y="7" text-anchor="end">z</text>
                </svg>

                """)
    }

    @Test(
        arguments: [
            ([2, 4], 0, 2, 4), ([4, .infinity, 2, .nan], 0, 2, 4), ([0, 10], 0.1, -1, 11), ([], 0.5, -0.5, 1.5),
            // A range of one number is a tenth of it.
            ([5], 0.5, 4.75, 5.25), ([-5, -5], 0, -5.25, -4.75), ([0], 0, -5e-10, 5e-10),
        ] as [([Double], Double, Double, Double)])
    func ranges(_ values: [Double], _ padding: Double, _ low: Double, _ high: Double) {
        let scale = PlotScale(values, padding: padding, start: 100, end: 0)
        #expect(scale.low == low && scale.high == high)
        let places = [low - 1, low, (low + high) / 2, high, high + 1].map(scale.place)
        #expect(places == [100, 100, 50, 0, 0])
    }

    @Test(
        arguments: [
            ([0, 1], 4, [0, 0.5, 1]), ([0, 100], 4, [0, 50, 100]), ([3, 47], 4, [20, 40]),
            ([0, 8], 4, [0, 2, 4, 6, 8]),
            ([0, 8], 0, [0]), ([-8, 8], 4, [-5, 0, 5]),
            ([0, 1], 10, [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]),
        ] as [([Double], Int, [Double])])
    func roundNumbers(_ values: [Double], _ most: Int, _ expected: [Double]) {
        let ticks = PlotScale(values, start: 0, end: 1).ticks(most)
        #expect(ticks.map { ($0 * 1000).rounded() / 1000 } == expected)
    }

    @Test(
        arguments: [
            (0, 0, ["14:00:00", "14:00:01"]), (0, 8, (0...8).map { "14:00:0\($0)" }),
            (0, 9, ["14:00:00", "14:00:02", "14:00:04", "14:00:06", "14:00:08"]),
            (7, 60, ["14:00:10", "14:00:20", "14:00:30", "14:00:40", "14:00:50", "14:01:00"]),
            (0, 479, ["14:00", "14:01", "14:02", "14:03", "14:04", "14:05", "14:06", "14:07"]),
            (0, 239, ["14:00:00", "14:00:30", "14:01:00", "14:01:30", "14:02:00", "14:02:30", "14:03:00", "14:03:30"]),
            (0, 7200, ["14:00", "14:15", "14:30", "14:45", "15:00", "15:15", "15:30", "15:45", "16:00"]),
            (36000, 172_800, ["00:00", "06:00", "12:00", "18:00", "00:00", "06:00", "12:00", "18:00", "00:00"]),
            (36000, 518_400, ["1 Dec", "2 Dec", "3 Dec", "4 Dec", "5 Dec", "6 Dec", "7 Dec"]),
            // Years have no round times.
            (0, 86_400_000, ["26 Feb", "1 Jul", "3 Nov", "7 Mar", "10 Jul", "12 Nov", "17 Mar", "20 Jul"]),
        ] as [(Int64, Int64, [String])])
    func roundTimes(_ first: Int64, _ length: Int64, _ expected: [String]) {
        let scale = TimeScale(after(first), after(first + length), start: 64, width: 840)
        let ticks = scale.ticks(8)
        #expect(ticks.map(\.text.text) == expected)
        #expect(scale.place(after(first)) == 64)
        #expect(scale.place(after(first + max(1, length))) == 904)
    }

    @Test func axesAreDrawn() {
        let frame = PlotFrame(begin, after(2), values: [0, 1], top: 10, bottom: 110)
        var canvas = PlotCanvas(width: 920, height: 200, title: "t")
        frame.draw(on: &canvas) { GoString("at \($0)") }
        #expect(
            String(decoding: canvas.closed(), as: UTF8.self) == """
                <svg viewBox="0 0 920 200" role="img"><title>t</title>
                <line class="grid" x1="64" y1="110" x2="904" y2="110"/>
                <text class="label" x="58" y="114" text-anchor="end">at 0.0</text>
                <line class="grid" x1="64" y1="60" x2="904" y2="60"/>
                <text class="label" x="58" y="64" text-anchor="end">at 0.5</text>
                <line class="grid" x1="64" y1="10" x2="904" y2="10"/>
                <text class="label" x="58" y="14" text-anchor="end">at 1.0</text>
                <line class="axis" x1="64" y1="110" x2="64" y2="114"/>
                <text class="label" x="64" y="126" text-anchor="middle">14:00:00</text>
                <line class="axis" x1="484" y1="110" x2="484" y2="114"/>
                <text class="label" x="484" y="126" text-anchor="middle">14:00:01</text>
                <line class="axis" x1="904" y1="110" x2="904" y2="114"/>
                <text class="label" x="904" y="126" text-anchor="middle">14:00:02</text>
                <line class="axis" x1="64" y1="110" x2="904" y2="110"/>
                </svg>

                """)
        let (x, width) = frame.span(after(1), after(2))
        #expect(x == 484 && width == 420)
    }

    private func measured(_ number: Int, _ side: MeasuredSide, _ reading: Reading) -> Measurement {
        let instant = CheckInstant(
            number: number, time: after(Int64(number) - 1), window: GoDuration(wrappingSeconds: 1))
        return Measurement(side: side, instant: instant, reading: reading)
    }

    /// A point for each number, a line as far as numbers follow each other, and a mark where one is missing.
    @Test func numbersAreDrawnWithTheirBound() {
        let metric = ReportedMetric("latency", unit: "ms", Check(.value(ValueBounds(max: 4))))
        let measurements = [
            measured(1, .canary, .value(3)), measured(1, .stable, .value(2)), measured(2, .canary, .none),
            measured(3, .canary, .value(1)),
        ]
        let report = MetricReport(
            metric, measurements, looks: LookPlan(planned: 3, extended: 3), due: [begin, after(1), after(2)],
            isOver: false)
        #expect(
            MetricPlot(metric: report).markup.map { String(decoding: $0, as: UTF8.self) } == """
                <svg viewBox="0 0 920 200" role="img"><title>latency</title>
                <line class="grid" x1="64" y1="157.1" x2="904" y2="157.1"/>
                <text class="label" x="58" y="161.1" text-anchor="end">1 ms</text>
                <line class="grid" x1="64" y1="111.7" x2="904" y2="111.7"/>
                <text class="label" x="58" y="115.7" text-anchor="end">2 ms</text>
                <line class="grid" x1="64" y1="66.3" x2="904" y2="66.3"/>
                <text class="label" x="58" y="70.3" text-anchor="end">3 ms</text>
                <line class="grid" x1="64" y1="20.9" x2="904" y2="20.9"/>
                <text class="label" x="58" y="24.9" text-anchor="end">4 ms</text>
                <line class="axis" x1="64" y1="168" x2="64" y2="172"/>
                <text class="label" x="64" y="184" text-anchor="middle">14:00:00</text>
                <line class="axis" x1="484" y1="168" x2="484" y2="172"/>
                <text class="label" x="484" y="184" text-anchor="middle">14:00:01</text>
                <line class="axis" x1="904" y1="168" x2="904" y2="172"/>
                <text class="label" x="904" y="184" text-anchor="middle">14:00:02</text>
                <line class="axis" x1="64" y1="168" x2="904" y2="168"/>
                <polyline class="bound" points="64,20.9 904,20.9"></polyline>
                <text class="bound-label" x="902" y="15.9" text-anchor="end">≤ 4 ms</text>
                <polyline class="line canary" points="64,66.3"></polyline>
                <circle class="dot canary" cx="64" cy="66.3" r="2.5"><title>check 1, canary: 3 ms</title></circle>
                <polyline class="line canary" points="904,157.1"></polyline>
                <circle class="dot canary" cx="904" cy="157.1" r="2.5"><title>check 3, canary: 1 ms</title></circle>
                <polyline class="line stable" points="64,111.7"></polyline>
                <circle class="dot stable" cx="64" cy="111.7" r="2.5"><title>check 1, stable: 2 ms</title></circle>
                <line class="missing" x1="484" y1="10" x2="484" y2="168"/>
                </svg>

                """)
        let nothing = MetricReport(metric, [], looks: LookPlan(planned: 3, extended: 3), due: [], isOver: false)
        #expect(MetricPlot(metric: nothing).markup == nil)
    }
}
