import GoTemplate
import Releases

/// `swelm env [NAME]`.
enum EnvCommand {
    static let command = Command(
        name: "env", summary: "client environment information",
        description: "Env prints out all the environment information in use.", flags: { [] }, arguments: .atMost(1),
        isHelmCommand: true, run: run)

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let helm = invocation.settings.variables(program: invocation.context.program)
        let variables = helm + [(name: "SWELM_STORE", value: storeURL(invocation))]
        let text: String
        if let name = invocation.arguments.first?.text {
            text = (variables.first { $0.name == name }?.value ?? "") + "\n"
        } else {
            text = variables.map { "\($0.name)=\"\($0.value)\"\n" }.joined()
        }
        invocation.context.output.write(GoString(text).bytes)
    }

    /// Where releases are recorded, without a password; empty where the environment names a place that is none.
    private static func storeURL(_ invocation: Invocation) -> String {
        (try? invocation.effectiveStoreLocation())?.url.text ?? ""
    }
}
