extension StagesShape {
    /// One stage.
    static let stage = FileRecord(
        "stage",
        [
            .required("name", .text, "what the stage is called"),
            .field("cumulative", .flag, "whether it keeps the values of the stages before it"),
            .field("ramp", .record(ramp), "makes it a row of stages with growing traffic"),
            .field(
                "releases", .named(.record(FileRecord("stageRelease", facts + values))),
                "what it changes of single releases"),
        ] + facts + values + conduct)

    /// What all stages can have in common.
    static let defaults = FileRecord("defaults", conduct)

    private static let facts: [FileRecord.Field] = [
        .field("version", .either([.text, .named(.text)]), "the version of the canary, or of each side"),
        .field(
            "replicas", .either([replicas, .named(replicas)]),
            "the pods of the canary, or of each side: a number, or per cent of the stable side's"),
        .field(
            "traffic", .either([weight, .named(weight)]), "the share of the canary, or of each side"),
    ]

    private static let replicas = FileShape.either([.integer(0...1_000_000), .share])
    private static let weight = FileShape.integer(0...1_000_000)

    private static let ramp = FileRecord(
        "ramp",
        [
            .required("from", weight, "the first share"),
            .required("to", weight, "the last share"),
            .required("by", .integer(1...1_000_000), "by how much it grows"),
        ])

    /// When it begins, how it is watched, and what follows.
    private static let conduct: [FileRecord.Field] = [
        .field("begin", .record(begin), "when it may begin"),
        .field("before", .list(.record(StepShape.step), isAlone: true), "steps before anything changes"),
        .field("wait", .duration, "how long its objects may take to become ready"),
        .field("test", .either([.flag, .record(test)]), "whether the tests of the chart run"),
        .field("bake", .duration, "how long it is watched"),
        .field("checks", .list(.either([.text, .record(MetricShape.named)]), isAlone: true), "metrics that decide"),
        .field("during", .list(.record(StepShape.repeated), isAlone: true), "steps while it is watched"),
        .field("confirm", .list(.record(StepShape.repeated), isAlone: true), "steps that must say yes"),
        .field("approval", .either([.word(["none"]), .record(approval)]), "who must agree"),
        .field("onFailure", .text, "what follows a failure: return, previous, hold, or an earlier stage"),
        .field("onInconclusive", .word(DoubtResponse.allCases.map(\.rawValue)), "what follows where nothing is proven"),
        .field("onReject", .word(RejectResponse.allCases.map(\.rawValue)), "what follows a no"),
        .field("limit", .duration, "how long it may take"),
        .field("noReturn", .flag, "whether from here on a return would do harm"),
        .field("analysis", .record(MetricShape.analysis), "how its measurements are judged"),
    ]

    /// How it is watched at the end of a wave, and who must agree to the next.
    static let watched = conduct.filter { ["bake", "checks", "confirm", "approval"].contains($0.key) }

    private static let begin = FileRecord(
        "begin",
        [
            .field("days", .text, "days of the week, as in mon-thu or mon,wed"),
            .field("hours", .text, "hours of the day, as in 09:00-16:00"),
            .field("zone", .text, "the time zone, as in Europe/Berlin"),
        ])

    private static let test = FileRecord(
        "test",
        [
            .field("filter", .list(.text, isAlone: true), "names of tests"),
            .field("logs", .flag, "whether their logs are shown"),
        ])

    private static let approval = FileRecord(
        "approval",
        [
            .field("by", .list(.text, isAlone: true), "people and groups, as in user:ann and group:sre"),
            .field("count", .integer(1...100), "how many must agree"),
            .field("notAuthor", .flag, "whether who started it does not count"),
            .field("within", .duration, "how long they have"),
            .field(
                "onTimeout", .word(TimeoutResponse.allCases.map(\.rawValue)), "what follows where nobody says anything"),
            .field("reason", .word(["required", "optional"]), "whether they must say why"),
            .field(
                "identity", .list(.word(IdentitySource.allCases.map(\.rawValue)), isAlone: true),
                "which proof of who they are counts"),
            .field("message", .text, "what they are asked"),
        ])
}
