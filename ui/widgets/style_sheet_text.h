#pragma once

namespace rehearsal::widgets::theme {

/// The style sheet before its tokens (`@name`) are put in. Buttons and labels choose a variant by the
/// properties that widgets/variant.h sets.
inline constexpr char kStyleSheetText[] = R"qss(
* { font-family: "@family"; font-size: @fontBody; }
QWidget { color: @text; }
QMainWindow, QDialog { background: @app; }
QToolTip { background: @tooltip; color: @tooltipText; border: 0; padding: 6px 8px; font-size: @fontSecondary; }

QLabel { background: transparent; }
QLabel[text_role="secondary"] { color: @secondary; font-size: @fontSecondary; }
QLabel[text_role="section"] { font-size: @fontSection; font-weight: 600; }
QLabel[text_role="title"] { font-size: @fontTitle; font-weight: 600; }
QLabel[text_role="figure"] { font-size: @fontFigure; font-weight: 600; }
QLabel[text_role="strong"] { font-weight: 500; }
QLabel[text_role="error"] { color: @error; font-size: @fontSecondary; }
QLabel[text_role="warning"] { color: @warning; font-size: @fontSecondary; }
QLabel[text_role="good"] { color: @good; font-size: @fontSecondary; }

QPushButton { background: @control; border: 1px solid @controlBorder; border-radius: @radius; padding: 0 12px;
    min-height: 30px; max-height: 30px; font-weight: 500; }
QPushButton:hover { background: @controlHover; border-color: @strongBorder; }
QPushButton:pressed, QPushButton:open { background: @controlPressed; }
QPushButton:focus { border: 2px solid @focus; padding: 0 11px; min-height: 28px; max-height: 28px; }
QPushButton:disabled { color: @disabled; border-color: @border; background: transparent; }
QPushButton::menu-indicator { image: url(@iconChevronDown); width: 16px; height: 16px;
    subcontrol-position: right center;
    subcontrol-origin: padding; right: 8px; }
QPushButton[variant="primary"] { background: @accent; border-color: @accent; color: @textOnAccent; }
QPushButton[variant="primary"]:hover { background: @accentHover; border-color: @accentHover; }
QPushButton[variant="primary"]:focus { border-color: @accentText; }
QPushButton[variant="primary"]:disabled { background: @controlPressed; border-color: @controlPressed;
    color: @disabled; }
QPushButton[variant="ghost"] { background: transparent; border-color: transparent; }
QPushButton[variant="ghost"]:hover { background: @controlHover; }
QPushButton[variant="ghost"]:pressed, QPushButton[variant="ghost"]:checked { background: @controlPressed; }
QPushButton[variant="ghost"]:focus { border-color: @focus; }
QPushButton[variant="danger"] { color: @error; }

QPushButton[look="search"] { background: @app; color: @secondary; border-color: @border;
    font-weight: 400; text-align: left; }
QPushButton[look="search"]:hover { border-color: @controlBorder; }
QPushButton[look="search"]:focus { border-color: @focus; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: @radius; padding: 5px;
    min-width: 20px; min-height: 20px; }
QToolButton:hover { background: @controlHover; }
QToolButton:pressed, QToolButton:checked, QToolButton:open { background: @controlPressed; }
QToolButton:focus { border: 2px solid @focus; padding: 4px; }
QToolButton:disabled { color: @disabled; }
QToolButton::menu-indicator { image: none; }
QLineEdit QToolButton { border: 0; padding: 0; min-width: 0; min-height: 0; background: transparent; }
QToolButton[look="status"] { padding: 2px 8px; font-size: @fontSecondary; color: @secondary; }
QToolButton[look="status"]:focus { padding: 1px 7px; }
QToolButton[look="small"] { padding: 3px; min-width: 0; min-height: 0; }
QToolButton[look="small"]:focus { padding: 2px; }
QToolButton[look="chip"] { background: @controlPressed; padding: 1px 6px; font-size: @fontSecondary; }
QToolButton[look="chip"]:hover { background: @controlBorder; }
QToolButton[look="chip"]:focus { padding: 0 5px; }
QPushButton[look="group"] { padding: 0 4px; min-height: 26px; max-height: 26px; }
QPushButton[look="group"]:focus { padding: 0 3px; min-height: 24px; max-height: 24px; }
QToolButton[popupMode="1"] { padding-right: 20px; }
QToolButton::menu-button { border: 0; width: 18px; }
QToolButton::menu-arrow { image: url(@iconChevronDown); width: 16px; height: 16px; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox { background: @control;
    border: 1px solid @controlBorder;
    border-radius: @radius; selection-background-color: @accent; selection-color: @textOnAccent; }
QLineEdit, QAbstractSpinBox, QComboBox { padding: 0 8px; min-height: 30px; max-height: 30px; }
QPlainTextEdit, QTextEdit { padding: 4px 6px; }
QLineEdit:hover, QAbstractSpinBox:hover, QComboBox:hover { border-color: @strongBorder; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus { border: 2px solid @focus; padding: 0 7px; min-height: 28px;
    max-height: 28px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid @focus; padding: 3px 5px; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled, QPlainTextEdit:disabled { color: @disabled;
    background: @panel; border-color: @border; }
QLineEdit[invalid="true"], QAbstractSpinBox[invalid="true"], QComboBox[invalid="true"], QPlainTextEdit[invalid="true"] {
    border-color: @errorBorder; }
QPlainTextEdit[source="true"] { font-family: "@sourceFamily"; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { background: transparent; border: 0; padding: 0; min-height: 0; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: 0; width: 20px; background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin: 2px 3px 0 0; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin: 0 3px 2px 0; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: @controlPressed;
    border-radius: 3px; }
QAbstractSpinBox::up-arrow { image: url(@iconChevronUp); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url(@iconChevronDown); width: 12px; height: 12px; }
QComboBox { padding-right: 26px; }
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow { image: url(@iconChevronDown); width: 16px; height: 16px; }
QComboBox::down-arrow:disabled { image: url(@iconChevronDisabled); }
QComboBox QAbstractItemView { background: @card; border: 1px solid @border; padding: 4px; outline: 0; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 8px; border-radius: 4px; }

QCheckBox, QRadioButton { spacing: 8px; min-height: 24px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px; border: 1px solid @strongBorder;
    border-radius: 4px; background: @control; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { background: @controlHover; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid @focus; width: 14px; height: 14px; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url(@iconCheck); }
QCheckBox::indicator:indeterminate { background: @accent; border-color: @accent; image: url(@iconMinus); }
QRadioButton::indicator:checked { background: @accent; border-color: @accent; image: url(@iconDot); }
QCheckBox:disabled, QRadioButton:disabled { color: @disabled; }

QAbstractItemView { background: @card; alternate-background-color: @panel; border: 0; outline: 0;
    selection-background-color: @selection; selection-color: @text; gridline-color: @border; }
QTableView::item, QListView::item, QTreeView::item { min-height: 36px; padding: 0 8px; border: 0; }
QTableView::item { border-bottom: 1px solid @border; }
QTableView::item:hover, QListView::item:hover, QTreeView::item:hover { background: @controlHover; }
QTableView::item:selected, QListView::item:selected, QTreeView::item:selected { background: @selection;
    color: @text; }
QTableView::item:focus, QListView::item:focus, QTreeView::item:focus { border: 1px solid @focus; }
QTreeView::branch { background: transparent; }
QTreeView::branch:has-children:closed { image: url(@iconChevronRight); }
QTreeView::branch:has-children:open { image: url(@iconChevronDown); }
QHeaderView { background: @card; border: 0; }
QHeaderView::section { background: @card; color: @secondary; font-size: @fontSecondary; font-weight: 500; border: 0;
    border-bottom: 1px solid @border; padding: 0 8px; min-height: 32px; }
QHeaderView::section:hover { color: @text; }
QTableCornerButton::section { background: @card; border: 0; }

QTabWidget::pane { border: 0; border-top: 1px solid @border; }
QTabBar { qproperty-drawBase: 0; background: transparent; }
QTabBar::tab { background: transparent; color: @secondary; padding: 0 12px; min-height: 34px; font-weight: 500;
    border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QTabBar::tab:focus { color: @accentText; }

QMenuBar { background: @panel; padding: 0 4px; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: @controlPressed; }
QMenu { background: @card; border: 1px solid @controlBorder; border-radius: @radius; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 8px; border-radius: 4px; min-height: 18px; }
QMenu::item:selected { background: @selection; }
QMenu::item:disabled { color: @disabled; }
QMenu::icon { padding-left: 6px; }
QMenu::indicator { width: 16px; height: 16px; left: 6px; }
QMenu::indicator:checked { image: url(@iconCheckText); }
QMenu::right-arrow { image: url(@iconChevronRight); width: 16px; height: 16px; }
QMenu::separator { height: 1px; background: @border; margin: 4px 0; }

QScrollArea { border: 0; background: transparent; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @controlBorder; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 30px; }
QScrollBar::handle:horizontal { min-width: 30px; }
QScrollBar::handle:hover { background: @strongBorder; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }

QSplitter::handle { background: @border; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: @focus; }
QStatusBar { background: @panel; color: @secondary; }
QProgressBar { background: @controlPressed; border: 0; border-radius: 3px; max-height: 6px;
    min-height: 6px; text-align: center; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QSlider::groove:horizontal { background: @controlPressed; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @accent; border-radius: 2px; }
QSlider::handle:horizontal { background: @card; border: 1px solid @strongBorder; width: 14px;
    height: 14px; margin: -6px 0;
    border-radius: 8px; }
QSlider::handle:horizontal:focus { border: 2px solid @focus; width: 12px; height: 12px; }
QGroupBox { border: 0; margin-top: 24px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; }

QFrame[surface="panel"] { background: @panel; }
QFrame[surface="card"] { background: @card; border: 1px solid @border; border-radius: @cardRadius; }
QFrame[surface="line"] { background: @border; border: 0; }
QWidget[surface="panel"] { background: @panel; }
QFrame[surface="alert"] { background: @alertTint; border: 0; border-bottom: 1px solid @errorBorder; }
QWidget[surface="app"] { background: @app; }
)qss";

}  // namespace rehearsal::widgets::theme
