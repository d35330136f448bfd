/// Keys of measurements.
enum MetricShape {
    static let provider = FileRecord(
        "provider",
        [
            .field("prometheus", .record(prometheus), "a Prometheus, or what answers like one"),
            .field("http", .record(http), "any server that answers JSON"),
            .field("command", .list(.text), "a program that prints a number or JSON"),
            .field("timeout", .duration, "how long an answer may take"),
            .field("delay", .duration, "how long numbers take to arrive"),
        ], exactlyOneOf: ["prometheus", "http", "command"])

    private static let prometheus = FileRecord(
        "prometheus", [.required("address", StepShape.secretText, "its address")] + connection)

    private static let http = FileRecord(
        "http",
        [
            .required("url", StepShape.secretText, "what is asked"),
            .field("json", .text, "where the number stands in the answer"),
        ] + connection)

    private static let connection: [FileRecord.Field] = [
        .field("headers", .named(StepShape.secretText), "headers of the requests"),
        .field("bearer", .record(StepShape.reference), "the token they carry"),
        .field("timeout", .duration, "how long an answer may take"),
        .field("delay", .duration, "how long numbers take to arrive"),
    ]

    /// A metric that stands in place in a stage.
    static let named = FileRecord(
        "stageMetric", [.required("name", .text, "what the metric is called")] + measured, exactlyOneOf: kinds)

    static let metric = FileRecord("metric", measured, exactlyOneOf: kinds)

    private static let kinds = ["ratio", "value", "json"]

    private static let measured: [FileRecord.Field] =
        [
            .required("provider", .text, "where it is asked"),
            .field("ratio", .record(ratio), "good or bad ones of all"),
            .field("value", .text, "a query of one number"),
            .field("json", .text, "where the number stands in the provider's answer"),
            .field("min", bound, "the least that passes"),
            .field("max", bound, "the most that passes"),
            .field("compare", .record(comparison), "how it is held against another side"),
            .field("unit", .text, "the unit of the number"),
            .field("advisory", .flag, "whether it is only shown"),
            .field("release", .text, "of several releases the one that is measured"),
        ] + judged

    private static let bound = FileShape.either([.number, .share])

    private static let ratio = FileRecord(
        "ratio",
        [
            .field("good", .text, "a query of how many were good"),
            .field("bad", .text, "a query of how many were bad"),
            .required("total", .text, "a query of how many there were"),
        ], exactlyOneOf: ["good", "bad"])

    private static let comparison = FileRecord(
        "comparison",
        [
            .required("worse", .either([.share, .number, .record(relative)]), "by how much it may be worse"),
            .field("to", .text, "the other side; the stable one where it is missing"),
            .field("method", .word(ComparisonMethod.allCases.map(\.rawValue)), "how it is compared"),
            .field("else", .word(["before", "none"]), "what counts where the other side has no traffic"),
        ])

    private static let relative = FileRecord(
        "relative",
        [
            .required("relative", .share, "the share of the other side's rate")
        ])

    /// All checks of a stage are made at the same instants, so these keys stand in no metric.
    private static let timed: [FileRecord.Field] = [
        .field("interval", .duration, "how often it is measured"),
        .field("warmup", .duration, "how long after the change nothing is measured"),
        .field("extend", .duration, "how much longer it is watched where nothing is proven"),
    ]

    static let analysis = FileRecord("analysis", timed + judged)

    private static let judged: [FileRecord.Field] = [
        .field("window", .duration, "over which time"),
        .field("confidence", .share, "how sure a verdict must be"),
        .field("minimum", .integer(0...1_000_000_000), "how many requests a verdict takes"),
        .field("require", .word(Requirement.allCases.map(\.rawValue)), "what it takes to pass"),
        .field("failures", .record(failures), "how many bad checks are too many"),
        .field("noData", .word(NoDataRule.allCases.map(\.rawValue)), "what no number means"),
        .field("count", .word(CountingRule.allCases.map(\.rawValue)), "who counts: the query, or swelm"),
        .field(
            "overdispersion", .word(OverdispersionRule.allCases.map(\.rawValue)),
            "whether requests of one time hang together"),
    ]

    private static let failures = FileRecord(
        "failures",
        [
            .field("consecutive", .integer(1...1_000_000), "in a row"),
            .field("total", .integer(1...1_000_000), "altogether"),
        ], exactlyOneOf: ["consecutive", "total"])
}
