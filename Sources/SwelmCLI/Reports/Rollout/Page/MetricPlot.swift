import GoTemplate
import Rollouts

/// The numbers of one check over time: both sides, the bound, what the true share may be, and where nothing is known.
struct MetricPlot {
    let metric: MetricReport

    private static let height = 200.0
    private static let top = 10.0
    private static let bottom = 168.0
    /// A line through more points than these shows no more.
    private static let mostPoints = 600

    /// Nil where nothing was measured, nor should have been.
    var markup: [UInt8]? {
        let times = metric.points.map(\.instant.time) + metric.missing
        guard let begin = times.min(), let end = times.max() else { return nil }
        let numbers = metric.points.flatMap { [$0.value, $0.interval?.low, $0.interval?.high].compactMap { $0 } }
        let frame = PlotFrame(
            begin, end, values: numbers + metric.metric.limits, padding: 0.08, top: Self.top, bottom: Self.bottom)
        var canvas = PlotCanvas(width: PlotFrame.width, height: Self.height, title: metric.metric.name)
        frame.draw(on: &canvas, label: label)
        drawInterval(frame, on: &canvas)
        for limit in metric.metric.limits { drawBound(limit, frame, on: &canvas) }
        for side in MeasuredSide.allCases { draw(side, frame, on: &canvas) }
        drawMissing(frame, on: &canvas)
        return canvas.closed()
    }

    private func label(_ value: Double) -> GoString {
        metric.metric.isShare ? NumberText.percent(value) + " %" : metric.metric.withUnit(value)
    }

    private func drawInterval(_ frame: PlotFrame, on canvas: inout PlotCanvas) {
        let known = metric.points.compactMap { point in point.interval.map { (point.instant.time, $0) } }
        let low = known.map { (x: frame.time.place($0.0), y: frame.values.place($0.1.low)) }
        let high = known.map { (x: frame.time.place($0.0), y: frame.values.place($0.1.high)) }
        canvas.area(low + high.reversed(), "interval", tip: "what the true share may be by all requests up to then")
    }

    private func drawBound(_ limit: Double, _ frame: PlotFrame, on canvas: inout PlotCanvas) {
        let y = frame.values.place(limit)
        canvas.path([(64, y), (PlotFrame.width - 16, y)], "bound")
        canvas.text(metric.metric.boundText, x: PlotFrame.width - 18, y: y - 5, "bound-label", anchor: "end")
    }

    private func draw(_ side: MeasuredSide, _ frame: PlotFrame, on canvas: inout PlotCanvas) {
        let points = metric.points.filter { $0.side == side }.thinned(to: Self.mostPoints)
        for run in points.split(whereSeparator: { $0.value == nil }) {
            let places = run.map { (x: frame.time.place($0.instant.time), y: frame.values.place($0.value ?? 0)) }
            canvas.path(places, "line " + side.rawValue)
            if points.count <= 60 {
                for (point, place) in zip(run, places) { dot(point, place, on: &canvas) }
            }
        }
    }

    private func dot(_ point: MetricPoint, _ place: (x: Double, y: Double), on canvas: inout PlotCanvas) {
        let tip = GoString("check \(point.instant.number), \(point.side.rawValue): ") + label(point.value ?? 0)
        canvas.circle(x: place.x, y: place.y, radius: 2.5, "dot " + point.side.rawValue, tip: tip)
    }

    private func drawMissing(_ frame: PlotFrame, on canvas: inout PlotCanvas) {
        for time in metric.missing {
            let x = frame.time.place(time)
            canvas.line((x, Self.top), (x, Self.bottom), "missing")
        }
    }
}

extension ReportedMetric {
    /// Whether its numbers are shares.
    var isShare: Bool {
        switch check.bound {
        case .ratio: true
        case .value: false
        case .comparison(let comparison): comparison.method == .newcombe
        }
    }
}

extension [MetricPoint] {
    /// As many of them as are asked for, evenly, with the last.
    fileprivate func thinned(to most: Int) -> [MetricPoint] {
        guard count > most else { return self }
        let step = (count + most - 1) / most
        return enumerated().filter { $0.offset % step == 0 || $0.offset == count - 1 }.map(\.element)
    }
}
