import Charts
import Codecs
import Diffing
import Failures
import Foundation
import GoTemplate
import Testing

@testable import Review

/// Changes one value of a real chart at a time: the diff must name it.
struct CauseRateTests {
    private static let root = URL(fileURLWithPath: #filePath).appendingPathComponent("../../..").standardized
    private static let valuesPerChart = 4

    /// Some of the charts of the conformance suite where it is at hand, and ours.
    private static var charts: [String] {
        let shared = root.appendingPathComponent("../shared/conformance/charts").standardized
        let found = (FileManager.default.enumerator(at: shared, includingPropertiesForKeys: nil)?.allObjects ?? [])
            .compactMap { ($0 as? URL)?.path }
            .filter { $0.hasSuffix("/Chart.yaml") && !$0.contains("/charts/charts/") }
            .map { String($0.dropLast("/Chart.yaml".count)) }.sorted()
        let sample = stride(from: 0, to: found.count, by: max(1, found.count / 12)).map { found[$0] }
        return sample + ["productpage", "storefront", "canary", "lifecycle"].map { root.path + "/charts/" + $0 }
    }

    @Test
    func theDiffNamesTheValueThatChanged() throws {
        var tally = Tally()
        for path in Self.charts { try change(path, &tally) }
        print("causes: \(tally.named) of \(tally.changed) changed values are named")
        #expect(tally.changed > 8)
        #expect(Double(tally.named) >= 0.95 * Double(tally.changed), "\(tally.missed)")
    }

    private struct Tally {
        var changed = 0
        var named = 0
        var missed: [String] = []
    }

    private func change(_ path: String, _ tally: inout Tally) throws {
        guard let chart = try? LoadedChart(ChartLoader.files(of: GoString(path), log: Log())),
            let defaults = chart.copy().values
        else { return }
        var count = 0
        for leaf in Self.spread(Leaf.all(in: defaults)) where count < Self.valuesPerChart {
            guard let report = try? report(chart, leaf.overlay(on: defaults)) else { continue }
            let changes = report.objects.flatMap(\.changes).filter { $0.noise == nil }
            guard !changes.isEmpty else { continue }
            count += 1
            tally.changed += 1
            let name = GoString(".Values." + leaf.path.description)
            let isNamed = changes.contains { $0.cause?.origins.contains { $0.value == name } ?? false }
            if isNamed { tally.named += 1 } else { tally.missed.append("\(path): \(leaf.path)") }
        }
    }

    /// Values from all over the chart.
    private static func spread(_ leaves: [Leaf]) -> [Leaf] {
        stride(from: 0, to: leaves.count, by: max(1, leaves.count / (3 * valuesPerChart))).map { leaves[$0] }
    }

    private func report(_ chart: LoadedChart, _ overlay: Map) throws -> DiffReport {
        var options = ValuesOptions()
        options.jsonValues = [GoString(try JSON.encode(.map(overlay)))]
        func side(_ options: ValuesOptions) throws -> any Side {
            let values = try UserValues(options, files: ValuesFiles())
            return ChartSide(name: "chart", chart: chart, values: values, settings: ReviewedChart.settings)
        }
        return try Comparison().report(from: side(ValuesOptions()), to: side(options))
    }
}

/// A scalar among the values of a chart.
private struct Leaf {
    let path: ValuePath
    let changed: Value

    static func all(in map: Map) -> [Leaf] { all(in: .map(map), at: ValuePath()) }

    private static func all(in value: Value, at path: ValuePath) -> [Leaf] {
        switch value {
        case .map(let map): map.entries.flatMap { all(in: $1, at: path.appending(.key($0))) }
        case .list(let list):
            list.elements.enumerated().flatMap { all(in: $1, at: path.appending(.index($0))) }
        case .bool(let flag): [Leaf(path: path, changed: .bool(!flag))]
        case .float(let number): [Leaf(path: path, changed: .float(number + 1))]
        case .string(let text): [Leaf(path: path, changed: .string(text + "x"))]
        default: []
        }
    }

    /// The values that change the leaf alone; a list is given as a whole.
    func overlay(on defaults: Map) -> Map {
        guard case .map(let map) = Self.replaced(.map(defaults), path.components[...], with: changed, isWhole: false)
        else { return Map() }
        return map
    }

    private static func replaced(
        _ value: Value, _ path: ArraySlice<ValuePath.Component>, with changed: Value, isWhole: Bool
    ) -> Value {
        guard let first = path.first else { return changed }
        let rest = path.dropFirst()
        switch (first, value) {
        case (.key(let key), .map(let map)):
            let result = isWhole ? Map(copying: map) : Map()
            result[key] = replaced(map[key] ?? .null, rest, with: changed, isWhole: isWhole)
            return .map(result)
        case (.index(let index), .list(let list)):
            var elements = list.elements
            elements[index] = replaced(elements[index], rest, with: changed, isWhole: true)
            return .list(elements)
        default: return value
        }
    }
}
