import GoTemplate
import Rendering

/// `swelm version`.
enum VersionCommand {
    static let command = Command(
        name: "version", summary: "print the version information",
        description: """
            Show the version of Helm whose behaviour swelm has, as Helm does, and of swelm.

            - --short prints the version numbers alone
            - --template prints with a Go template over .Version, .GitCommit, .GitTreeState, .GoVersion,
              .KubeClientVersion and .SwelmVersion

            With SWELM_HELM_VERSION=3 in the environment the answer is that of a Helm 3, for programs that insist on one.
            """,
        flags: {
            short
            template
            // Helm 3 has it, and programs that know Helm 2 give it.
            Flag<Bool>("client", short: "c", hidden: true, "has no effect")
        },
        arguments: .none, isHelmCommand: true, run: run)

    private static let short = Flag<Bool>("short", "print the version number")
    private static let template = Flag<GoString>("template", "template for version string format")

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let info = BuildInfo(helm: try MirroredHelm(invocation.context.environment))
        let template = invocation.flags[template]
        if !template.isEmpty {
            return invocation.print(try NameTemplate.output(template, dot: info.templateValue))
        }
        invocation.print(GoString((invocation.flags[short] ? info.short : info.text) + "\n"))
    }
}
