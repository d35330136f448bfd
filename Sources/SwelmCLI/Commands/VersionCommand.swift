import Charts
import GoTemplate
import Rendering

/// `swelm version`.
enum VersionCommand {
    /// This program's version.
    static let version = "0.1.0"
    /// The Helm whose behaviour it has.
    static let helmVersion = "v4.2.3"

    static let command = Command(
        name: "version", summary: "print the version information",
        description: """
            Show the version of swelm and of the Helm whose behaviour it has.

            - --short prints the version number alone
            - --template prints with a Go template over .Version and .HelmVersion
            """,
        flags: {
            [
                Flag("short", .bool, "print the version number"),
                Flag("template", .string, "template for version string format"),
            ]
        },
        arguments: .none, run: run)

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let template = invocation.flags.string("template")
        if !template.isEmpty { return try write(template, invocation.context) }
        let text =
            invocation.flags.bool("short")
            ? "v\(version)" : "swelm v\(version) (renders as Helm \(helmVersion))"
        invocation.context.output.write(GoString(text + "\n").bytes)
    }

    private static func write(_ template: GoString, _ context: CommandContext) throws {
        let data = Map([
            (key: "Version", value: .string("v\(version)")), (key: "HelmVersion", value: .string(helmVersion)),
        ])
        context.output.write(try NameTemplate.render(template, name: "_", dot: .map(data)).bytes)
    }
}
