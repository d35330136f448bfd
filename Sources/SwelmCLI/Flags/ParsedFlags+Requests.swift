import Charts
import GoTemplate
import Operations
import Rendering

extension ParsedFlags {
    /// The values flags.
    var valuesOptions: ValuesOptions {
        var options = ValuesOptions()
        options.valueFiles = strings("values")
        options.values = strings("set")
        options.stringValues = strings("set-string")
        options.fileValues = strings("set-file")
        options.jsonValues = strings("set-json")
        options.literalValues = strings("set-literal")
        return options
    }

    /// The cluster to render for.
    func capabilities() throws -> Capabilities {
        var capabilities = Capabilities()
        let version = string("kube-version")
        if !version.isEmpty { capabilities.kubeVersion = try KubeVersion(parsing: version) }
        capabilities.apiVersions += strings("api-versions")
        return capabilities
    }

    /// What the templates may use.
    var executionLimits: ExecutionLimits {
        get throws {
            var limits = ExecutionLimits()
            limits.outputBytes = try positive("max-output")
            limits.steps = try positive("max-steps")
            return limits
        }
    }

    private func positive(_ name: String) throws -> Int {
        let number = int(name)
        guard number > 0 else { throw CommandFailure("invalid value for --\(name): must be positive") }
        return number
    }

    /// The executable of `--post-renderer` with its arguments.
    var postRenderer: PostRenderer? {
        let executable = string("post-renderer")
        guard !executable.isEmpty else { return nil }
        return PostRenderer(executable: executable, arguments: strings("post-renderer-args"))
    }
}

/// What `--dry-run` means.
extension ChangeMode {
    /// Mirrors pkg/cmd helpers.go cmdGetDryRunFlagStrategy.
    ///
    /// - Parameter isTemplate: whether the command never applies anything, so that `none` makes no sense.
    init(_ flags: ParsedFlags, isTemplate: Bool, log: (String) -> Void) throws {
        let value = flags.string("dry-run").text
        switch value {
        case "unset":
            log("--dry-run is deprecated and should be replaced with '--dry-run=client'")
            self = .dryRun(.client)
        case "client": self = .dryRun(.client)
        case "server": self = .dryRun(.server)
        case "none": self = .apply
        default:
            guard let isDry = try? Strconv.parseBool(GoString(value)) else {
                throw Self.invalid(value, choices: "\"none\", \"server\", or \"client\"")
            }
            self = isDry ? .dryRun(.client) : .apply
            if isDry || !isTemplate {
                let now = isDry ? "client" : "none"
                log("boolean '--dry-run=\(value)' flag is deprecated and must be replaced with '--dry-run=\(now)'")
            }
        }
        if isTemplate, self == .apply { throw Self.invalid(value, choices: "\"server\" or \"client\"") }
    }

    private static func invalid(_ value: String, choices: String) -> CommandFailure {
        CommandFailure("invalid dry-run value (\(Strconv.quote(GoString(value)).text)). Must be \(choices)")
    }
}
