import Codecs
import Failures
import GoTemplate
import Kubernetes
import Processes

extension ExecCredentials {
    /// Starts the plugin: without a shell, with its complaints on our standard error.
    func start() throws(HelmError) -> RunningProgram {
        let isInteractive = try isInteractive()
        do throws(ProgramFailure) {
            return try program(isInteractive: isInteractive).start(input: isInteractive ? .shared : .nothing)
        } catch {
            throw failure(error)
        }
    }

    /// Whether the plugin may ask the person at the terminal.
    func isInteractive() throws(HelmError) -> Bool {
        switch plugin.interactiveMode {
        case .never: return false
        case .ifAvailable: return surroundings.inputIsTerminal && surroundings.inputUse == nil
        case .always, nil:
            if let obstacle = surroundings.obstacle {
                throw HelmError("exec plugin cannot support interactive mode: " + obstacle)
            }
            return true
        }
    }

    private func program(isInteractive: Bool) -> Program {
        var program = Program(command, plugin.arguments)
        program.environment = environment(isInteractive: isInteractive)
        program.sharesErrors = true
        program.checksPath = false
        return program
    }

    /// Our variables, those of the plugin and what it is asked; of one name the last counts.
    private func environment(isInteractive: Bool) -> [GoString] {
        let own = plugin.environment.map { $0.name + "=" + $0.value }
        let info = "KUBERNETES_EXEC_INFO=" + question(isInteractive: isInteractive)
        var names: Set<GoString> = []
        let all = (Program.inheritedEnvironment + own + [info]).reversed().filter { variable in
            names.insert(variable.cut(at: UInt8(ascii: "=")).before).inserted
        }
        return all.reversed()
    }

    /// What the plugin prints.
    func output(of result: ProgramResult) throws(HelmError) -> [UInt8] {
        switch result.ending {
        case .exited(0): return result.output
        case .exited(let status): throw exit(Int(status))
        case .killed, .timedOut: throw exit(-1)
        case .interrupted: throw HelmError("context canceled")
        }
    }

    private func exit(_ status: Int) -> HelmError {
        HelmError("exec: executable " + command + GoString(" failed with exit code \(status)"))
    }
}

// MARK: - What is asked and said

extension ExecCredentials {
    /// `KUBERNETES_EXEC_INFO`, with the newline that Go's encoder ends it with.
    private func question(isInteractive: Bool) -> GoString {
        var spec = JSONObject()
        if let cluster { spec.add("cluster", cluster) }
        spec.add("interactive", .bool(isInteractive))
        var question = JSONObject()
        question.add("kind", .string("ExecCredential"))
        question.add("apiVersion", .string(plugin.apiVersion))
        question.add("spec", spec.value)
        return GoString((try? JSON.encode(question.value)) ?? []) + "\n"
    }

    /// Mirrors wrapCmdRunErrorLocked: only a name that `PATH` does not lead to is a plugin that is not installed.
    func failure(_ failure: ProgramFailure) -> HelmError {
        guard failure.kind == .notFound else { return HelmError("exec: " + failure.message) }
        let hint = plugin.installHint.isEmpty ? "" : "\n\n" + plugin.installHint
        return HelmError("exec: executable " + command + " not found" + Self.advice + hint)
    }

    private static let advice = GoString(
        """


        It looks like you are trying to use a client-go credential plugin that is not installed.

        To learn more about this feature, consult the documentation available at:
              https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins
        """)
}

extension PluginSurroundings {
    /// Why a plugin cannot ask anybody; nil where it can.
    fileprivate var obstacle: GoString? {
        if !inputIsTerminal { return "standard input is not a terminal" }
        return inputUse.map { $0.isEmpty ? "standard input is unavailable" : "standard input is unavailable: " + $0 }
    }
}
