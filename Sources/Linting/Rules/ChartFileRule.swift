import Charts
import Codecs
import Failures
import Files
import GoTemplate
import SemVer

/// What `Chart.yaml` must say.
///
/// Mirrors pkg/chart/v2/lint/rules chartfile.go.
struct ChartFileRule: LintRule {
    private static let name: GoString = "Chart.yaml"

    func check(_ subject: LintSubject, _ messages: inout LintMessages) {
        let path = subject.path(Self.name)
        if (try? subject.fileSystem.status(of: path))?.kind == .directory {
            messages.add(.error, Self.name, "should be a file, not a directory")
        }
        do throws(HelmError) {
            let text = try subject.fileSystem.read(path)
            check(try Metadata(parsing: text), text, &messages)
        } catch {
            messages.add(.error, Self.name, "unable to parse YAML\n\t" + error.message)
        }
    }

    private func check(_ metadata: Metadata, _ text: [UInt8], _ messages: inout LintMessages) {
        func add(_ severity: LintMessage.Severity, _ problem: GoString?) {
            messages.add(severity, Self.name, unlessNil: problem)
        }
        add(.warning, strictProblem(with: text))
        let types = try? YAML.decodeMap(text)
        add(.error, nameProblem(metadata.name))
        add(.error, apiVersionProblem(metadata.apiVersion))
        add(.error, typeProblem("version", types))
        add(.error, versionProblem(metadata.version))
        add(.error, typeProblem("appVersion", types))
        add(.error, metadata.maintainers.lazy.compactMap(maintainerProblem).first)
        add(.error, metadata.sources.first { !WebAddress.isRequestURL($0) }.map { "invalid source URL '" + $0 + "'" })
        add(.info, metadata.icon.isEmpty ? "icon is recommended" : nil)
        add(.error, iconProblem(metadata.icon))
        add(.error, chartTypeProblem(metadata))
        add(.error, dependenciesProblem(metadata))
        add(.warning, strictVersionProblem(metadata.version))
    }

    private func strictProblem(with text: [UInt8]) -> GoString? {
        do throws(HelmError) {
            _ = try Metadata(parsing: text, isStrict: true)
            return nil
        } catch {
            return "failed to strictly parse chart metadata file\n\t" + error.message
        }
    }

    private func nameProblem(_ name: GoString) -> GoString? {
        if name.isEmpty { return "name is required" }
        return GoPath.base(name) == name ? nil : "chart name " + Strconv.quote(name) + " is invalid"
    }

    private func apiVersionProblem(_ version: GoString) -> GoString? {
        let rule: GoString = "The value must be either \"v1\" or \"v2\""
        if version.isEmpty { return "apiVersion is required. " + rule }
        return version == "v1" || version == "v2" ? nil : "apiVersion '" + version + "' is not valid. " + rule
    }

    private func iconProblem(_ icon: GoString) -> GoString? {
        icon.isEmpty || WebAddress.isRequestURL(icon) ? nil : "invalid icon URL '" + icon + "'"
    }

    private func chartTypeProblem(_ metadata: Metadata) -> GoString? {
        guard !metadata.type.isEmpty, metadata.apiVersion != "v2" else { return nil }
        let subject = "chart type is not valid in apiVersion '" + metadata.apiVersion
        return subject + "'. It is valid in apiVersion 'v2'"
    }

    private func dependenciesProblem(_ metadata: Metadata) -> GoString? {
        guard metadata.dependencies?.isEmpty == false, metadata.apiVersion != "v2" else { return nil }
        let subject = "dependencies are not valid in the Chart file with apiVersion '" + metadata.apiVersion
        return subject + "'. They are valid in apiVersion 'v2'"
    }

    private func maintainerProblem(_ maintainer: Maintainer?) -> GoString? {
        guard let maintainer else { return "a maintainer entry is empty" }
        let (name, email, url) = (maintainer.name, maintainer.email, maintainer.url)
        if name.isEmpty { return "each maintainer requires a name" }
        if !email.isEmpty, !WebAddress.isEmail(email) {
            return "invalid email '" + email + "' for maintainer '" + name + "'"
        }
        if !url.isEmpty, !WebAddress.isURL(url) { return "invalid url '" + url + "' for maintainer '" + name + "'" }
        return nil
    }
}

// MARK: - Versions

extension ChartFileRule {
    /// YAML makes numbers of unquoted versions; Helm turns these into text again.
    private func typeProblem(_ key: GoString, _ fields: Map?) -> GoString? {
        guard let value = fields?[key] else { return nil }
        if case .string = value { return nil }
        return key + " should be of type string but it's of type " + GoString(value.type?.name ?? "<nil>")
    }

    private func versionProblem(_ text: GoString) -> GoString? {
        if text.isEmpty { return "version is required" }
        guard let version = try? SemanticVersion(parsing: text) else {
            return "version '" + text + "' is not a valid SemVer"
        }
        let violation = (try? VersionConstraint(parsing: ">0.0.0-0"))?.violations(by: version).first
        return violation.map { "version " + $0.message }
    }

    private func strictVersionProblem(_ text: GoString) -> GoString? {
        let isStrict = (try? SemanticVersion(parsing: text))?.isStrict ?? false
        return isStrict ? nil : "version '" + text + "' is not a valid SemVerV2"
    }
}
