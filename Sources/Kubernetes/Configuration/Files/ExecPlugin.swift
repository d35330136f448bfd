import GoTemplate

/// A program that gives credentials; client-go's ExecConfig.
package struct ExecPlugin: Sendable {
    /// How a plugin uses standard input.
    package enum InteractiveMode: String, Sendable {
        case never = "Never"
        case ifAvailable = "IfAvailable"
        case always = "Always"
    }

    /// A path, or a name to be found in `PATH`.
    package let command: GoString
    package let arguments: [GoString]
    /// Variables besides those of this process.
    package let environment: [(name: GoString, value: GoString)]
    package let apiVersion: GoString
    /// What to do where the program is missing, without what could upset a terminal.
    package let installHint: GoString
    /// Whether the program is told about the cluster.
    package let providesClusterInfo: Bool
    /// The name of an `InteractiveMode`, or of none.
    let interactiveModeName: GoString

    package var interactiveMode: InteractiveMode? { InteractiveMode(rawValue: interactiveModeName.text) }

    init(_ fields: KubeConfigFields) {
        command = Self.command(fields)
        arguments = fields.texts("args")
        environment = fields.list("env").map { ($0.text("name"), $0.text("value")) }
        apiVersion = fields.text("apiVersion")
        installHint = Self.withoutControlCharacters(fields.text("installHint"))
        providesClusterInfo = fields.flag("provideClusterInfo")
        interactiveModeName = Self.interactiveModeName(fields)
    }

    /// A path is one from the folder of the kubeconfig; a name stays one.
    private static func command(_ fields: KubeConfigFields) -> GoString {
        fields.text("command").contains("/") ? fields.path("command") : fields.text("command")
    }

    /// Mirrors SetDefaults_ExecConfig: older versions need not say it.
    private static func interactiveModeName(_ fields: KubeConfigFields) -> GoString {
        let name = fields.text("interactiveMode")
        guard name.isEmpty else { return name }
        switch fields.text("apiVersion") {
        case "client.authentication.k8s.io/v1beta1", "client.authentication.k8s.io/v1alpha1": return "IfAvailable"
        default: return name
        }
    }

    /// Mirrors clientcmd's cleanANSIEscapeCodes: what is neither text nor a blank is written as `U+001B`.
    private static func withoutControlCharacters(_ text: GoString) -> GoString {
        var cleaned = GoString()
        for rune in text.runes {
            if Unicode.isGraphic(rune) || (0x09...0x0D).contains(rune) || rune == 0x2028 || rune == 0x2029 {
                cleaned.append(rune: rune)
            } else {
                cleaned.append(GoFormat.sprintf("%U", [.int(Int64(rune), .int32)]))
            }
        }
        return cleaned
    }
}
