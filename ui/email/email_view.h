#pragma once

#include <QWidget>
#include <memory>
#include <string_view>

class QSplitter;
class QStackedWidget;

namespace rehearsal::session {
class Session;
}
namespace rehearsal::widgets {
class EmptyState;
}

namespace rehearsal::email {

class BrandPanel;
class PreviewPane;
class PreviewSide;
class TemplateDraft;
class TemplateEditor;
class TemplateList;

/// The Email view: the emails of the bundle, one of them as source, and beside it the mail as a person gets
/// it. Nothing of the browser is made before it is first shown.
class EmailView : public QWidget {
    Q_OBJECT
  public:
    explicit EmailView(session::Session& session, QWidget* parent = nullptr);
    ~EmailView() override;

    TemplateEditor* editor() { return editor_; }
    PreviewPane* preview() { return preview_; }
    PreviewSide* side() { return side_; }

  public:
    /// `/brand`, `/everyone`; any other is the source beside one person's mail.
    void showPlace(std::string_view place);
    /// Shows what all mails share, in place of the source; or the source again.
    void showBrand(bool shown);
    void createTemplate();
    void duplicateTemplate(const QString& id);
    void removeTemplate(const QString& id);

  protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

  private:
    void openTemplate();
    void documentChanged(const QStringList& files);
    void showEmptyOrParts();
    void makeRoomForEveryone(bool shown);

    session::Session& session_;
    TemplateDraft* draft_;
    TemplateList* list_;
    TemplateEditor* editor_;
    BrandPanel* brand_;
    QStackedWidget* middle_;
    PreviewPane* preview_;
    PreviewSide* side_;
    QSplitter* parts_;
    QList<int> sizes_;  ///< Of the parts beside one person's mail.
    QStackedWidget* stack_;
    widgets::EmptyState* empty_;
    bool started_ = false;
};

}  // namespace rehearsal::email
