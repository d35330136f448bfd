import Codecs
import GoTemplate
import Rendering

enum TemplateFuzzing {
    private static let name: GoString = "chart/templates/a.yaml"

    static func parse(_ input: [UInt8]) throws {
        var templates = TemplateSet()
        try templates.parse(name: name, text: input, functions: functions)
        guard let text = templates[name]?.text else { return }
        // What Go prints need not parse: `{ {{- 1}}` prints as `{{{1}}`.
        var again = TemplateSet()
        try again.parse(name: name, text: text.bytes, functions: functions)
    }

    static func render(_ input: [UInt8]) throws {
        var templates = TemplateSet()
        try templates.parse(name: name, text: input, functions: functions)
        var limits = ExecutionLimits()
        limits.steps = 20_000
        limits.outputBytes = 1 << 20
        let executor = Executor(templates: templates, functions: functions, limits: limits)
        do {
            _ = try executor.execute(name, dot: try YAML.decode(dot))
        } catch {
            _ = HelmErrorText.execution(error)
        }
    }

    /// Helm's functions; those that take their time on purpose do nothing.
    private static let functions: FunctionTable = {
        var table = HelmFunctions.table()
        let slow = [
            "bcrypt", "htpasswd", "derivePassword", "genPrivateKey", "genCA", "genCAWithKey", "genSelfSignedCert",
            "genSelfSignedCertWithKey", "genSignedCert", "genSignedCertWithKey", "buildCustomCert",
        ]
        table.add(slow.map { name in Function(name, [.any], variadic: true) { _ in .null } })
        return table
    }()

    private static let dot = Array(
        """
        Values:
          name: web
          empty: ""
          none: null
          count: 3
          ratio: 1.5
          enabled: true
          text: "{{ .Values.name }} {{ include \\"t\\" . }}"
          image: {repository: nginx, tag: "1.2"}
          ports: [{name: http, port: 80}, {name: https, port: 443}]
          list: [a, b, c]
        Release: {Name: rel, Namespace: ns, Revision: 1, IsInstall: true}
        Chart: {Name: chart, Version: 0.1.0}
        """.utf8)
}
