/// Keys of what is called besides the cluster: steps and channels.
enum StepShape {
    static let step = FileRecord("step", called, exactlyOneOf: actions)

    /// One that is done again and again.
    static let repeated = FileRecord(
        "repeatedStep",
        called + [
            .field("every", .duration, "how often"),
            .field("within", .duration, "for how long"),
        ], exactlyOneOf: actions)

    static let channel = FileRecord(
        "channel",
        [
            .field("slack", .record(address), "an incoming webhook of Slack"),
            .field("teams", .record(address), "a workflow of Teams"),
            .field("webhook", .record(webhook), "any other receiver"),
            .field("command", .list(.text), "a program with its arguments"),
            .field(
                "on",
                .list(.word(NoticeKind.allCases.map(\.rawValue)), isAlone: true),
                "what it is told; everything where it is missing"),
        ], exactlyOneOf: ["slack", "teams"] + actions)

    private static let actions = ["webhook", "command"]

    private static let called: [FileRecord.Field] = [
        .field("name", .text, "what the step is called"),
        .field("webhook", .record(webhook), "a request that must succeed"),
        .field("command", .list(.text), "a program with its arguments"),
        .field("timeout", .duration, "how long an answer may take"),
        .field("retries", .integer(0...100), "how often it is tried again"),
        .field("onFailure", .word(["fail", "ignore"]), "what follows where it fails"),
    ]

    private static let webhook = FileRecord(
        "webhook",
        [
            .required("url", secretText, "where the request goes"),
            .field("method", .word(["GET", "POST", "PUT"]), "its method"),
            .field("body", .values, "what is sent besides the event"),
            .field("headers", .named(secretText), "its headers"),
            .field("secret", .list(.record(reference), isAlone: true), "keys it is signed with"),
            .field("timeout", .duration, "how long an answer may take"),
            .field("format", .word(["cloudevents", "cdevents", "flagger"]), "the form of the event"),
        ])

    private static let address = FileRecord("address", [.required("url", secretText, "its address, which is a secret")])

    /// A text, or where to find one that nobody may read here.
    static let secretText = FileShape.either([.text, .record(reference)])

    static let reference = FileRecord(
        "reference",
        [
            .field("fromEnv", .text, "the variable of the environment that holds it"),
            .field("fromFile", .text, "the file that holds it"),
        ], exactlyOneOf: ["fromEnv", "fromFile"])
}
