import Charts
import GoTemplate
import Rendering

#if canImport(Glibc)
    import Glibc
#endif

/// The release's name and the chart, from the arguments and the flags that stand in for them.
///
/// Mirrors pkg/action install.go NameAndChart.
struct ReleaseArguments {
    let name: GoString
    let chart: GoString

    /// - Parameter fallbackName: the name where neither arguments nor flags give one; nil where that is an error.
    init(_ arguments: [GoString], flags: ParsedFlags, fallbackName: GoString?) throws {
        if arguments.count > 2 {
            let extra = arguments[2...].map(\.text).joined(separator: ", ")
            throw CommandFailure("expected at most two arguments, unexpected arguments: \(extra)")
        }
        let chart = arguments.last ?? GoString()
        self.chart = chart
        let template = flags[RenderingFlags.nameTemplate]
        if arguments.count == 2 {
            try Self.refuse(flags[RenderingFlags.generateName], "--generate-name")
            try Self.refuse(!template.isEmpty, "--name-template")
            name = arguments[0]
        } else if !template.isEmpty {
            name = try Self.render(template)
        } else if let fallbackName {
            name = fallbackName
        } else if flags[RenderingFlags.generateName] {
            name = Self.generated(for: chart)
        } else {
            throw CommandFailure("must either provide a name or specify --generate-name")
        }
    }

    private static func refuse(_ isSet: Bool, _ flag: String) throws {
        if isSet { throw CommandFailure("cannot set \(flag) and also specify a name") }
    }

    private static func render(_ template: GoString) throws -> GoString {
        do {
            return try NameTemplate.name(template)
        } catch {
            throw CommandFailure(error.goMessage)
        }
    }

    /// The chart's base name and the time in seconds.
    private static func generated(for chart: GoString) -> GoString {
        let base = chart.text.split(separator: "/").last.map(String.init) ?? "chart"
        let stem = base == "." ? "chart" : String(base.prefix { $0 != "." })
        return GoString("\(stem)-\(time(nil))")
    }
}
