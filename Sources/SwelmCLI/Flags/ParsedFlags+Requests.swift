import Charts
import GoTemplate
import Operations
import Rendering

extension ParsedFlags {
    /// The values flags.
    var valuesOptions: ValuesOptions {
        var options = ValuesOptions()
        options.valueFiles = self[ValuesFlags.files]
        options.values = self[ValuesFlags.set]
        options.stringValues = self[ValuesFlags.setString]
        options.fileValues = self[ValuesFlags.setFile]
        options.jsonValues = self[ValuesFlags.setJSON]
        options.literalValues = self[ValuesFlags.setLiteral]
        return options
    }

    /// The cluster to render for.
    func capabilities() throws -> Capabilities {
        var capabilities = Capabilities()
        let version = self[RenderingFlags.kubeVersion]
        if !version.isEmpty { capabilities.kubeVersion = try KubeVersion(parsing: version) }
        capabilities.apiVersions += self[RenderingFlags.apiVersions]
        return capabilities
    }

    /// What the templates may use.
    var executionLimits: ExecutionLimits {
        get throws {
            var limits = ExecutionLimits()
            limits.outputBytes = try positive(RenderingFlags.maxOutput)
            limits.steps = try positive(RenderingFlags.maxSteps)
            return limits
        }
    }

    func positive(_ flag: Flag<Int>) throws(CommandFailure) -> Int {
        let number = self[flag]
        guard number > 0 else { throw CommandFailure("invalid value for --\(flag.name): must be positive") }
        return number
    }

    /// The executable of `--post-renderer` with its arguments.
    var postRenderer: PostRenderer? {
        let executable = self[RenderingFlags.postRenderer]
        guard !executable.isEmpty else { return nil }
        return PostRenderer(executable: executable, arguments: self[RenderingFlags.postRendererArgs])
    }
}
